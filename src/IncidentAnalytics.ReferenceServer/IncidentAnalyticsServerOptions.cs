using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.ReferenceServer.Recordings;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.ReferenceServer;

/// <summary>Options of a reference server.</summary>
public sealed class IncidentAnalyticsServerOptions
{
    /// <summary>The maximum size of a load of tickets over HTTP, as a multiple of <see cref="MaxRequestBodySize"/>.</summary>
    internal const int LoadFactor = 8;

    /// <summary>The seed of the generated world: the same seed and clock give exactly the same tickets. Default: 1.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>The clock for everything: the end of the world, token lifetimes, delays and the Date header. Default: the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The port on 127.0.0.1, or 0 for any free port. Null, the default, for a server in process, which is available through
    /// <see cref="IncidentAnalyticsServer.CreateHandler"/>.
    /// </summary>
    public int? Port { get; set; }

    /// <summary>The lifetime of OAuth tokens, 1 second to 1 day. Default: 1 hour.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The lifetime of IAM tokens, 1 second to 1 day. Default: 1 day.</summary>
    public TimeSpan IamTokenLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The error format of the events service. Default: that of the examples in its documentation.</summary>
    public EventErrorFormat EventErrorFormat { get; set; }

    /// <summary>Whether responses of the events service have the <c>summary</c> of newer versions. Default: false.</summary>
    public bool EventSummary { get; set; }

    /// <summary>
    /// Ticket documents that replace the generated world: one JSON object per line (NDJSON), for example
    /// <c>File.ReadLines("tickets.ndjson")</c>. Blank lines are skipped. They are read at the start and at every reset.
    /// </summary>
    public IEnumerable<string>? Tickets { get; set; }

    /// <summary>
    /// The duration of the training of a model, 0 to 1 hour, by <see cref="TimeProvider"/>. The model is in status TRAINING for this time.
    /// Default: 0.
    /// </summary>
    public TimeSpan TrainingTime { get; set; }

    /// <summary>The error format of the analytics service. Default: the documented envelope.</summary>
    public AnalyticsErrorFormat AnalyticsErrorFormat { get; set; }

    /// <summary>Whether the analytics service limits a user to 100 requests per minute and 1,000 per hour. Default: false.</summary>
    public bool EnforceAnalyticsLimits { get; set; }

    /// <summary>The endpoints of all webhooks, from the start and after every reset: <c>http</c> addresses of this machine. Default: none.</summary>
    public IEnumerable<Uri> Webhooks { get; set; } = [];

    /// <summary>
    /// The paths of recordings to answer from, HTTP Archives 1.2. They are read at the start, and a reset plays them from the beginning. Default: none.
    /// </summary>
    public IEnumerable<string> Recordings { get; set; } = [];

    /// <summary>Whether requests that are not recorded are refused (<see cref="RecordingPlayer.IsStrict"/>). Default: false.</summary>
    public bool StrictRecordings { get; set; }

    /// <summary>
    /// The query parameters and JSON members that are ignored when requests are matched with recordings (<see cref="RecordingPlayer.Ignore"/>). Default: none.
    /// </summary>
    public IEnumerable<string> IgnoredRecordedNames { get; set; } = [];

    /// <summary>
    /// The severities that have a series of zeros in responses of the events service when there are no events: <c>Critical</c>, <c>Major</c>,
    /// <c>Minor</c> or <c>Info</c>. Default: none; a severity without events has no series.
    /// </summary>
    public IEnumerable<string> EventEmptySeries { get; set; } = [];

    /// <summary>
    /// The maximum size of a request body in bytes, 1 KiB to 128 MiB; a larger one is refused with 413. The maximum for loads of tickets over HTTP is
    /// eight times as large. Default: 16 MiB.
    /// </summary>
    public long MaxRequestBodySize { get; set; } = 16 * 1024 * 1024;

    /// <summary>The faults to inject, from the start and after every reset. Default: none.</summary>
    public IEnumerable<Fault> Faults { get; set; } = [];

    /// <summary>The factory of the server's logger. Default: none.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Called for each request when its response has been sent, or when its connection was closed without one. Default: null.</summary>
    internal Action<CompletedRequest>? RequestCompleted { get; set; }

    /// <summary>Validates the options and copies them.</summary>
    internal IncidentAnalyticsServerOptions CloneValidated()
    {
        Validate();
        var copy = (IncidentAnalyticsServerOptions)MemberwiseClone();
        copy.Webhooks = [.. Webhooks];
        copy.EventEmptySeries = [.. EventEmptySeries];
        copy.Recordings = [.. Recordings];
        copy.Faults = [.. Faults];
        copy.IgnoredRecordedNames = [.. IgnoredRecordedNames];
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
                "Webhooks must be http addresses of this machine: localhost, 127.x.x.x or [::1]."
            );
        }

        if (!Enum.IsDefined(AnalyticsErrorFormat))
        {
            throw new ArgumentOutOfRangeException(nameof(AnalyticsErrorFormat), AnalyticsErrorFormat, "Unknown error format.");
        }

        ArgumentNullException.ThrowIfNull(Faults);
        ArgumentNullException.ThrowIfNull(Recordings);
        ArgumentNullException.ThrowIfNull(IgnoredRecordedNames);
        ArgumentNullException.ThrowIfNull(EventEmptySeries);
        EventBehavior.ThrowIfUnknownSeverity(EventEmptySeries, nameof(EventEmptySeries));
        if (MaxRequestBodySize is < 1024 or > 128 * 1024 * 1024)
        {
            throw new ArgumentOutOfRangeException(
                nameof(MaxRequestBodySize),
                MaxRequestBodySize,
                "The maximum body size must be 1 KiB to 128 MiB."
            );
        }

        if (Port is < 0 or > 65535)
        {
            throw new ArgumentOutOfRangeException(nameof(Port), Port, "The port must be from 0 (any free port) to 65535.");
        }

        ValidateLifetime(TokenLifetime, nameof(TokenLifetime));
        ValidateLifetime(IamTokenLifetime, nameof(IamTokenLifetime));
        if (!Enum.IsDefined(EventErrorFormat))
        {
            throw new ArgumentOutOfRangeException(nameof(EventErrorFormat), EventErrorFormat, "Unknown error format.");
        }

        if (TrainingTime < TimeSpan.Zero || TrainingTime > TimeSpan.FromHours(1))
        {
            throw new ArgumentOutOfRangeException(nameof(TrainingTime), TrainingTime, "The training time must be 0 to 1 hour.");
        }
    }

    private static void ValidateLifetime(TimeSpan lifetime, string name)
    {
        if (lifetime < TimeSpan.FromSeconds(1) || lifetime > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(name, lifetime, "The lifetime of tokens must be 1 second to 1 day.");
        }
    }
}
