using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>A notification of the analytics service. There is a derived type for each documented trigger.</summary>
/// <remarks>
/// The service documents four triggers but no payload. The payload <c>{"id", "type", "created_at", "data"}</c> is defined by this client
/// and the reference server. It has no signature: an endpoint must authenticate its callers itself.
/// </remarks>
/// <example>
/// <code>
/// var json = """{"type": "anomaly.detected", "data": {"severity": "CRITICAL", "description": "Error rate above normal"}}""";
/// if (WebhookEvent.Parse(json) is AnomalyDetectedEvent { Anomaly: { } anomaly })
///     Console.WriteLine($"{anomaly.Severity}: {anomaly.Description}");
/// </code>
/// </example>
public abstract class WebhookEvent
{
    /// <summary>Maximum size of a notification, in bytes: 1 MiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    private readonly WebhookEnvelope _envelope;

    private protected WebhookEvent(WebhookEnvelope envelope) => _envelope = envelope;

    /// <summary>Identifier, the same for repeated deliveries (<c>id</c>); null if not sent.</summary>
    public string? Id => _envelope.Id;

    /// <summary>Type of the event (<c>type</c>); null if not sent.</summary>
    public WebhookEventType? Type => _envelope.Type;

    /// <summary>Time of the event (<c>created_at</c>); null if not sent.</summary>
    public DateTimeOffset? CreatedAt => _envelope.CreatedAt;

    /// <summary>Data of the event, any JSON (<c>data</c>); null if not sent.</summary>
    public JsonElement? Data => _envelope.Data;

    /// <summary>Unknown members of the notification; empty if there are none.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(_envelope.Extra);

    /// <summary>Parses a notification.</summary>
    /// <param name="json">Body of the request.</param>
    /// <exception cref="InvalidWebhookException">The notification is invalid or too large.</exception>
    public static WebhookEvent Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        // A text has at least as many bytes as characters, so one that is too long need not be converted.
        return json.Length > MaxBytes ? throw TooLarge() : Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Parses a notification.</summary>
    /// <param name="utf8Json">Body of the request, in UTF-8.</param>
    /// <exception cref="InvalidWebhookException">The notification is invalid or too large.</exception>
    public static WebhookEvent Parse(ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.Length > MaxBytes)
            throw TooLarge();
        if (!Utf8.IsValid(utf8Json))
            throw new InvalidWebhookException("The notification is not valid UTF-8.");

        try
        {
            var envelope =
                JsonSerializer.Deserialize(UnicodeJson.Repair(SkipByteOrderMark(utf8Json)), AnalyticsJsonContext.Default.WebhookEnvelope)
                ?? throw new InvalidWebhookException("The notification is null, not a JSON object.");
            return Create(envelope);
        }
        catch (JsonException e)
        {
            // The message can contain member names, which the sender chooses.
            throw new InvalidWebhookException(
                $"The notification cannot be read: {ServerText.Show(e.Message, [], ServerText.MaxNameLength)}"
            );
        }
    }

    /// <summary>Parses a notification, of which at most <see cref="MaxBytes"/> are read.</summary>
    /// <param name="body">Body of the request; it is not disposed.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The notification.</returns>
    /// <exception cref="InvalidWebhookException">The notification is invalid or too large.</exception>
    /// <exception cref="OperationCanceledException">The caller cancels.</exception>
    public static Task<WebhookEvent> ParseAsync(Stream body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ReadAsync(body, cancellationToken);
    }

    /// <summary>The notification as JSON.</summary>
    public sealed override string ToString() => JsonSerializer.Serialize(_envelope, AnalyticsJsonContext.Default.WebhookEnvelope);

    private protected T? ReadData<T>(JsonTypeInfo<T> type)
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

    private static WebhookEvent Create(WebhookEnvelope envelope)
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

    private static ReadOnlySpan<byte> SkipByteOrderMark(ReadOnlySpan<byte> json) => json is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json;

    private static InvalidWebhookException TooLarge() =>
        new(FormattableString.Invariant($"The notification is larger than the limit of {MaxBytes} bytes."), isTooLarge: true);
}
