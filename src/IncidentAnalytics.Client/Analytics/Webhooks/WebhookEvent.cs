using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>
/// A notification of the analytics service, read from the body of the request that brought it. The derived types say what happened; one
/// that this version does not know is an <see cref="UnknownWebhookEvent"/>.
/// </summary>
/// <remarks>
/// The service documents four triggers and nothing of what is sent. This form is the client's and the reference server's own:
/// <c>{"id", "type", "created_at", "data"}</c>. It has no signature: an endpoint that needs to know its caller must see to that itself.
/// </remarks>
public abstract class WebhookEvent
{
    /// <summary>The largest notification that is read, in bytes: 1 MiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    private readonly WebhookEnvelope _envelope;

    private protected WebhookEvent(WebhookEnvelope envelope) => _envelope = envelope;

    /// <summary>The id of the notification, the same when it is delivered again (<c>id</c>); null when it has none.</summary>
    public string? Id => _envelope.Id;

    /// <summary>What happened (<c>type</c>); null when it does not say.</summary>
    public WebhookEventType? Type => _envelope.Type;

    /// <summary>When it happened (<c>created_at</c>); null when it does not say.</summary>
    public DateTimeOffset? CreatedAt => _envelope.CreatedAt;

    /// <summary>What it is about, as it came (<c>data</c>); null when there is nothing.</summary>
    public JsonElement? Data => _envelope.Data;

    /// <summary>The members beside these that this version does not know; empty when there are none.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(_envelope.Extra);

    /// <summary>Reads a notification.</summary>
    /// <param name="json">The body of the request.</param>
    /// <exception cref="InvalidWebhookException">It is no notification, or too large.</exception>
    public static WebhookEvent Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        // No text has fewer bytes than characters: one that is too long need not be converted to be refused.
        return json.Length > MaxBytes ? throw TooLarge() : Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads a notification.</summary>
    /// <param name="utf8Json">The body of the request, in UTF-8.</param>
    /// <exception cref="InvalidWebhookException">It is no notification, or too large.</exception>
    public static WebhookEvent Parse(ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.Length > MaxBytes)
            throw TooLarge();
        if (!Utf8.IsValid(utf8Json))
            throw new InvalidWebhookException("a notification is written in UTF-8");

        try
        {
            var envelope =
                JsonSerializer.Deserialize(UnicodeJson.Repair(WithoutByteOrderMark(utf8Json)), AnalyticsJsonContext.Default.WebhookEnvelope)
                ?? throw new InvalidWebhookException("a notification is a JSON object, not null");
            return Of(envelope);
        }
        catch (JsonException e)
        {
            // Its message has names of members, which are the sender's.
            throw new InvalidWebhookException($"this is no notification: {ServerText.Show(e.Message, [], ServerText.MaxNameLength)}");
        }
    }

    /// <summary>
    /// Reads a notification from the body of the request that brings it. No more than <see cref="MaxBytes"/> is kept in memory.
    /// </summary>
    /// <param name="body">The body of the request; it stays open.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The notification.</returns>
    /// <exception cref="InvalidWebhookException">It is no notification, or too large.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static Task<WebhookEvent> ParseAsync(Stream body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ReadAsync(body, cancellationToken);
    }

    /// <summary>The notification as JSON.</summary>
    public sealed override string ToString() => JsonSerializer.Serialize(_envelope, AnalyticsJsonContext.Default.WebhookEnvelope);

    private protected T? DataAs<T>(JsonTypeInfo<T> type)
        where T : class => Data is { ValueKind: JsonValueKind.Object } data ? data.Deserialize(type) : null;

    private static async Task<WebhookEvent> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var capped = new CappedStream(body, MaxBytes, []);
        using var buffer = new MemoryStream();
        try
        {
            await capped.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (ResponseTooLargeException)
        {
            throw TooLarge();
        }

        return Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static WebhookEvent Of(WebhookEnvelope envelope)
    {
        if (envelope.Type == WebhookEventType.AnomalyDetected)
            return new AnomalyDetectedEvent(envelope);
        if (envelope.Type == WebhookEventType.KpiThresholdBreached)
            return new KpiThresholdBreachedEvent(envelope);
        if (envelope.Type == WebhookEventType.ModelTrainingCompleted)
            return new ModelTrainingCompletedEvent(envelope);
        return envelope.Type == WebhookEventType.CostThresholdExceeded
            ? new CostThresholdExceededEvent(envelope)
            : new UnknownWebhookEvent(envelope);
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> json) => json is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json;

    private static InvalidWebhookException TooLarge() =>
        new(FormattableString.Invariant($"the notification is larger than the limit of {MaxBytes} bytes"), isTooLarge: true);
}
