using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>The body of IAM's success; the token itself is in a header.</summary>
internal sealed class IamTokenResponse
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    [JsonPropertyName("token")]
    public JsonElement Token { get; init; }

    /// <summary>
    /// The lifetime: from the server's <c>issued_at</c> to its <c>expires_at</c>, so that no clock but the server's own counts.
    /// Null when one of them is missing or cannot be understood.
    /// </summary>
    [JsonIgnore]
    public TimeSpan? Lifetime
    {
        get
        {
            if (Instant("issued_at") is not { } issued || Instant("expires_at") is not { } expires)
                return null;

            var lifetime = expires - issued;
            return lifetime < TimeSpan.Zero ? TimeSpan.Zero : lifetime > Longest ? Longest : lifetime;
        }
    }

    /// <summary>ISO 8601 with up to seven digits of a second; without an offset it is UTC.</summary>
    private DateTimeOffset? Instant(string member) =>
        DateTimeOffset.TryParseExact(
            JsonErrorMembers.Find(Token, member), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
}
