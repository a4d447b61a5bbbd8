namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// What makes two credentials share a token: each kind of credential has its own record of who asks, where and what for. Keys of
/// different kinds are never equal.
/// </summary>
internal abstract record TokenKey;

/// <summary>
/// Tells secrets apart without showing them. A wrong secret beside the right one must not share its token, or it would not be noticed.
/// </summary>
internal sealed class SecretIdentity(Secret secret) : IEquatable<SecretIdentity>
{
    private readonly Secret _secret = secret;

    public bool Equals(SecretIdentity? other) => other is not null && _secret.IsSameAs(other._secret);

    public override bool Equals(object? obj) => Equals(obj as SecretIdentity);

    // Equal secrets are rare among different keys, and a hash would say something of the secret.
    public override int GetHashCode() => 0;

    public override string ToString() => "***";
}
