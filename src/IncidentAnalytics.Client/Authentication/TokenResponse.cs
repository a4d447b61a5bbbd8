using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>A token endpoint's success (RFC 6749, 5.1). A plain class: a record would print its token.</summary>
internal sealed class TokenResponse
{
    [JsonPropertyName("access_token"), JsonConverter(typeof(TextOrNumberConverter))]
    public string? AccessToken { get; init; }

    /// <summary>The error code (RFC 6749, 5.2) of an endpoint that refuses with a success status.</summary>
    [JsonPropertyName("error")]
    public JsonElement Error { get; init; }

    [JsonPropertyName("error_description")]
    public JsonElement ErrorDescription { get; init; }

    [JsonPropertyName("error_uri")]
    public JsonElement ErrorUri { get; init; }

    /// <summary>Seconds; a number, a text on some servers, or missing.</summary>
    [JsonPropertyName("expires_in")]
    public JsonElement ExpiresIn { get; init; }

    /// <summary>The lifetime; null when the answer states none that can be understood.</summary>
    [JsonIgnore]
    public TimeSpan? Lifetime
    {
        get
        {
            var text = JsonErrorMembers.Text(ExpiresIn);
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
                ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(3650).TotalSeconds))
                : null;
        }
    }
}
