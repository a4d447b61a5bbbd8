using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.OAuth;

namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary>Issues and checks the IAM tokens of one server (<c>X-Subject-Token</c>, <c>X-Auth-Token</c>).</summary>
public sealed class IamTokenIssuer : SignedTokenIssuer
{
    // Makes a token about as long as real ones, which carry their user's roles: 4 KB.
    private const int FillerLength = 2_800;

    internal IamTokenIssuer(IncidentAnalyticsServerOptions options)
        : base(options.TimeProvider, options.IamTokenLifetime) { }

    /// <param name="projectId">The project that the token is for; null: for none, but for the domain.</param>
    internal IamToken Issue(string? projectId)
    {
        // What the answer tells has six digits of a second, and is to be exactly what is checked.
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

    /// <summary>The token's content, or null and why it is not accepted.</summary>
    internal IamTokenContent? Verify(string token, out string reason) =>
        Claims(token, out reason) is { } claims ? new IamTokenContent((string?)claims["project_id"]) : null;
}
