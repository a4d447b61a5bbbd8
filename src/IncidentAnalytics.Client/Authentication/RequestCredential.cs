using System.Diagnostics;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>The header that authenticates a request. Made once per token, not per call.</summary>
[DebuggerDisplay("{Name}: ***")]
internal sealed class RequestCredential
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string[] _secrets;

    /// <exception cref="ArgumentException">The secret cannot stand in a header.</exception>
    public RequestCredential(string name, string prefix, string secret, string parameterName)
    {
        HeaderValue.ThrowIfInvalid(secret, parameterName);
        Name = name;
        _value = prefix + secret;
        _secrets = [secret];
    }

    public string Name { get; }

    /// <summary>What must never be shown.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IReadOnlyList<string> Secrets => _secrets;

    public void ApplyTo(HttpRequestMessage message) => message.Headers.TryAddWithoutValidation(Name, _value);

    public bool IsSameAs(RequestCredential other) => string.Equals(_value, other._value, StringComparison.Ordinal);
}
