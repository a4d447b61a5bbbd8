using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer.Events;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.ReferenceServer;

/// <summary>How a reference server is started.</summary>
public sealed class IncidentAnalyticsServerOptions
{
    /// <summary>The maximum size of a load of tickets over HTTP, as a multiple of <see cref="MaxRequestBodySize"/>.</summary>
    internal const int LoadFactor = 8;

    /// <summary>Chooses the world: the same seed and the same clock give the same tickets, byte for byte. Default 1.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>The clock of everything the server does: the world's end, token lifetimes, delays, the Date header. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Null (the default): in process, with no port; reached through <see cref="IncidentAnalyticsServer.CreateHandler"/>.
    /// A number from 0 to 65535: on this port of 127.0.0.1, 0 for any free one.
    /// </summary>
    public int? Port { get; set; }

    /// <summary>How long an access token lives, 1 second to 1 day. Default one hour.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long an IAM token lives, 1 second to 1 day. Default one day.</summary>
    public TimeSpan IamTokenLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How the events service words its errors. Default: as in the examples of its document.</summary>
    public EventErrorFormat EventErrorFormat { get; set; }

    /// <summary>Whether the events service sends the <c>summary</c> of newer servers. Default: no.</summary>
    public bool EventSummary { get; set; }

    /// <summary>
    /// Ticket documents instead of the generated world: one JSON object per line (NDJSON), for example
    /// <c>File.ReadLines("tickets.ndjson")</c>. Blank lines are skipped. Read at start and again at every reset.
    /// </summary>
    public IEnumerable<string>? Tickets { get; set; }

    /// <summary>
    /// How long the training of a model takes, zero to 1 hour, by <see cref="TimeProvider"/>: the model is seen as TRAINING for so long.
    /// Default zero: it is done as soon as it is computed.
    /// </summary>
    public TimeSpan TrainingTime { get; set; }

    /// <summary>How the analytics service writes errors. Default: the documented envelope.</summary>
    public AnalyticsErrorFormat AnalyticsErrors { get; set; }

    /// <summary>Whether the analytics service holds a user to 100 requests a minute and 1000 an hour. Default: no.</summary>
    public bool EnforceAnalyticsLimits { get; set; }

    /// <summary>Where all webhooks go, from the start and after every reset: <c>http</c> addresses of this machine. Copied. Default: nowhere.</summary>
    public IEnumerable<Uri> Webhooks { get; set; } = [];

    /// <summary>
    /// The severities that have a series in every answer of the events service, of zeros where there were no events: of <c>Critical</c>, <c>Major</c>,
    /// <c>Minor</c> and <c>Info</c>. Copied. Default: none; a severity without events has no series.
    /// </summary>
    public IEnumerable<string> EventEmptySeries { get; set; } = [];

    /// <summary>
    /// The maximum size of a request's body in bytes, 1 KiB to 128 MiB; a longer one is refused with 413. Loads of tickets over HTTP may be eight times
    /// as long. Default: 16 MiB.
    /// </summary>
    public long MaxRequestBodySize { get; set; } = 16 * 1024 * 1024;

    /// <summary>Where the server's own log goes. Default: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>A checked copy: what the caller changes later changes nothing.</summary>
    internal IncidentAnalyticsServerOptions Checked()
    {
        Validate();
        var copy = (IncidentAnalyticsServerOptions)MemberwiseClone();
        copy.Webhooks = [.. Webhooks];
        copy.EventEmptySeries = [.. EventEmptySeries];
        return copy;
    }

    private void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Webhooks);
        if (Webhooks.FirstOrDefault(static url => !WebhookHub.IsLoopback(url)) is { } url)
        {
            throw new ArgumentOutOfRangeException(
                nameof(Webhooks),
                url,
                "Webhooks go to http addresses of this machine only: localhost, 127.x.x.x or [::1]."
            );
        }

        if (!Enum.IsDefined(AnalyticsErrors))
        {
            throw new ArgumentOutOfRangeException(nameof(AnalyticsErrors), AnalyticsErrors, "There is no such style.");
        }

        ArgumentNullException.ThrowIfNull(EventEmptySeries);
        EventBehavior.ThrowIfUnknownSeverity(EventEmptySeries, nameof(EventEmptySeries));
        if (MaxRequestBodySize is < 1024 or > 128 * 1024 * 1024)
        {
            throw new ArgumentOutOfRangeException(nameof(MaxRequestBodySize), MaxRequestBodySize, "A body may have 1 KiB to 128 MiB.");
        }

        if (Port is < 0 or > 65535)
        {
            throw new ArgumentOutOfRangeException(nameof(Port), Port, "A port is a number from 0 (any free one) to 65535.");
        }

        CheckLifetime(TokenLifetime, nameof(TokenLifetime));
        CheckLifetime(IamTokenLifetime, nameof(IamTokenLifetime));
        if (!Enum.IsDefined(EventErrorFormat))
        {
            throw new ArgumentOutOfRangeException(nameof(EventErrorFormat), EventErrorFormat, "Unknown error format.");
        }

        if (TrainingTime < TimeSpan.Zero || TrainingTime > TimeSpan.FromHours(1))
        {
            throw new ArgumentOutOfRangeException(nameof(TrainingTime), TrainingTime, "A training takes from zero to 1 hour.");
        }
    }

    private static void CheckLifetime(TimeSpan lifetime, string name)
    {
        if (lifetime < TimeSpan.FromSeconds(1) || lifetime > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(name, lifetime, "A token lives from 1 second to 1 day.");
        }
    }
}
