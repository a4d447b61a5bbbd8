using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>The activity source and the meter, both named <c>IncidentAnalytics.Client</c>, their instruments and tags.</summary>
internal static class ClientTelemetry
{
    public const string Cancelled = "cancelled";
    public const string Timeout = "timeout";

    public static readonly ActivitySource Source = new(IncidentAnalyticsTelemetry.ActivitySourceName, PackageVersion.Text);

    private static readonly Meter Meter = new(IncidentAnalyticsTelemetry.MeterName, PackageVersion.Text);

    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        IncidentAnalyticsTelemetry.OperationDuration,
        "s",
        "Duration of a call, retries and waits included.",
        tags: null,
        // From a response of a cache nearby to the default timeout of a call.
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 100] }
    );

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        IncidentAnalyticsTelemetry.Retries,
        "{retry}",
        "Retries of failed attempts."
    );

    public static readonly Counter<long> Drift = Meter.CreateCounter<long>(
        IncidentAnalyticsTelemetry.ResponseDrift,
        "{member}",
        "Response members that did not match their properties."
    );

    public static readonly Counter<long> TokenRequests = Meter.CreateCounter<long>(
        IncidentAnalyticsTelemetry.TokenRequests,
        "{request}",
        "Requests for access tokens."
    );

    public static readonly Counter<long> SharedTokens = Meter.CreateCounter<long>(
        IncidentAnalyticsTelemetry.SharedTokenOperations,
        "{operation}",
        "Reads and writes of access tokens in the cache that processes share."
    );

    private static readonly ConditionalWeakTable<object, Func<IEnumerable<Measurement<long>>>> PermitSources = [];

    static ClientTelemetry() =>
        Meter.CreateObservableGauge(
            IncidentAnalyticsTelemetry.AvailablePermits,
            static () => PermitSources.SelectMany(static source => source.Value()),
            "{permit}",
            "Requests that the rate limiter of a service would grant now."
        );

    /// <summary>Measures the permits of a rate limiter for as long as it is in use.</summary>
    public static void ObservePermits(object limiter, Func<IEnumerable<Measurement<long>>> measure) =>
        PermitSources.TryAdd(limiter, measure);
}

/// <summary>The version of the package, without the build metadata after the plus sign.</summary>
internal static class PackageVersion
{
    public static readonly string Text = typeof(PackageVersion)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];
}

/// <summary>The span and the duration metric of one call.</summary>
internal readonly struct CallTelemetry
{
    private readonly Activity? _span;
    private readonly string _operation;
    private readonly string _service;

    private CallTelemetry(Activity? span, string operation, string service)
    {
        _span = span;
        _operation = operation;
        _service = service;
    }

    public static CallTelemetry Start(string operation, string service)
    {
        // Samplers see the tags that a span has when it starts.
        var span = ClientTelemetry.Source.HasListeners()
            ? ClientTelemetry.Source.StartActivity(
                ActivityKind.Internal,
                tags: [new(IncidentAnalyticsTelemetry.OperationTag, operation), new(IncidentAnalyticsTelemetry.ServiceTag, service)],
                name: operation
            )
            : null;
        return new CallTelemetry(span, operation, service);
    }

    /// <summary>The context of the span; <c>default</c> when it is not recorded.</summary>
    public ActivityContext Context => _span?.Context ?? default;

    /// <summary>Links the span to that of the token request for which the call waited.</summary>
    public void LinkTo(ActivityContext tokenRequest)
    {
        if (tokenRequest != default)
            _span?.AddLink(new ActivityLink(tokenRequest));
    }

    /// <param name="elapsed">The duration of the call.</param>
    /// <param name="resends">The number of attempts after the first one.</param>
    /// <param name="errorType">The kind of failure; null for a success.</param>
    public void Stop(TimeSpan elapsed, int resends, string? errorType)
    {
        if (ClientTelemetry.Duration.Enabled)
        {
            var tags = new TagList
            {
                { IncidentAnalyticsTelemetry.OperationTag, _operation },
                { IncidentAnalyticsTelemetry.ServiceTag, _service },
            };
            if (errorType is not null)
                tags.Add(IncidentAnalyticsTelemetry.ErrorTypeTag, errorType);
            ClientTelemetry.Duration.Record(elapsed.TotalSeconds, tags);
        }

        if (_span is null)
            return;

        if (resends > 0)
            _span.SetTag(IncidentAnalyticsTelemetry.ResendCountTag, resends);
        if (errorType is not null)
        {
            _span.SetTag(IncidentAnalyticsTelemetry.ErrorTypeTag, errorType);
            _span.SetStatus(ActivityStatusCode.Error);
        }

        _span.Dispose();
    }
}
