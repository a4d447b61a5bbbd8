using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>What every notification has.</summary>
internal sealed record WebhookEnvelope
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("type")]
    public WebhookEventType? Type { get; init; }

    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonPropertyName("data")]
    public JsonElement? Data { get; init; }

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
