using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.OAuth;

namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary>Issues and verifies the IAM tokens of a server (<c>X-Subject-Token</c>, <c>X-Auth-Token</c>).</summary>
public sealed class IamTokenIssuer : SignedTokenIssuer
{
    // Real tokens contain the roles of the user and have about 4 KB.
    private const int FillerLength = 2_800;

    internal IamTokenIssuer(IncidentAnalyticsServerOptions options)
        : base(options.TimeProvider, options.IamTokenLifetime) { }

    /// <param name="projectId">The project of the scope; null for the domain.</param>
    internal IamToken Issue(string? projectId)
    {
        // The response has microseconds, and the token must expire exactly then.
        var now = Now;
        var issuedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var expiresAt = issuedAt + Lifetime;
        var claims = new JsonObject
        {
            ["iss"] = "incident-analytics-server",
            ["sub"] = IamDirectory.UserId,
            ["project_id"] = projectId,
            ["filler"] = RandomNumberGenerator.GetHexString(FillerLength, lowercase: true),
        };
        return new IamToken(Sign(claims, issuedAt, expiresAt), projectId, issuedAt, expiresAt);
    }

    /// <summary>The claims of a valid token, or null and the reason.</summary>
    internal IamTokenClaims? Verify(string token, out string reason) =>
        ReadClaims(token, out reason) is { } claims ? new IamTokenClaims((string?)claims["project_id"]) : null;
}

/// <summary>An issued token.</summary>
/// <param name="Text">The token itself.</param>
/// <param name="ProjectId">The project of the scope; null for the domain.</param>
/// <param name="IssuedAt">The time of issue.</param>
/// <param name="ExpiresAt">The time from which it is not accepted.</param>
internal sealed record IamToken(string Text, string? ProjectId, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

/// <summary>The claims of a verified token.</summary>
/// <param name="ProjectId">The project of the scope; null for the domain.</param>
internal sealed record IamTokenClaims(string? ProjectId);

/// <summary>The directory of IAM: one domain with one user and one project.</summary>
internal static class IamDirectory
{
    public const string UserId = "00000000000000000000000000000001";

    public const string DomainId = "00000000000000000000000000000002";

    public static bool HasUser(string user, string domain, string password) =>
        user == ReferenceCredentials.IamUserName
        && domain == ReferenceCredentials.IamDomainName
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(password),
            Encoding.UTF8.GetBytes(ReferenceCredentials.IamPassword)
        );
}
