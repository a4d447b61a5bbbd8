using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>The activity source and the meter, both named <c>IncidentAnalytics.Client</c>, their instruments and tags.</summary>
internal static class ClientTelemetry
{
    public const string Name = "IncidentAnalytics.Client";

    public const string OperationTag = "incident_analytics.operation";
    public const string ServiceTag = "incident_analytics.service";
    public const string MemberTag = "incident_analytics.response.member";
    public const string WindowTag = "incident_analytics.rate_limiter.window";
    public const string SharedTokenOperationTag = "incident_analytics.shared_token.operation";
    public const string SharedTokenResultTag = "incident_analytics.shared_token.result";
    public const string ErrorTypeTag = "error.type";
    public const string ResendCountTag = "http.request.resend_count";

    public const string Cancelled = "cancelled";
    public const string Timeout = "timeout";

    /// <summary>The version of the package, without the build metadata after the plus sign.</summary>
    public static readonly string Version = typeof(ClientTelemetry)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    public static readonly ActivitySource Source = new(Name, Version);

    private static readonly Meter Meter = new(Name, Version);

    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "incident_analytics.client.operation.duration",
        "s",
        "Duration of a call, retries and waits included."
    );

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "incident_analytics.client.retries",
        "{retry}",
        "Retries of failed attempts."
    );

    public static readonly Counter<long> Drift = Meter.CreateCounter<long>(
        "incident_analytics.client.response.drift",
        "{member}",
        "Response members that did not match their properties."
    );

    public static readonly Counter<long> TokenRequests = Meter.CreateCounter<long>(
        "incident_analytics.client.token.requests",
        "{request}",
        "Requests for access tokens."
    );

    public static readonly Counter<long> SharedTokens = Meter.CreateCounter<long>(
        "incident_analytics.client.shared_token.operations",
        "{operation}",
        "Reads and writes of access tokens in the cache that processes share."
    );

    private static readonly ConditionalWeakTable<object, Func<IEnumerable<Measurement<long>>>> PermitSources = [];

    static ClientTelemetry() =>
        Meter.CreateObservableGauge(
            "incident_analytics.client.rate_limiter.available_permits",
            static () => PermitSources.SelectMany(static source => source.Value()),
            "{permit}",
            "Requests that the rate limiter of a service would grant now."
        );

    /// <summary>Measures the permits of a rate limiter for as long as it is in use.</summary>
    public static void ObservePermits(object limiter, Func<IEnumerable<Measurement<long>>> measure) =>
        PermitSources.TryAdd(limiter, measure);
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
        var span = ClientTelemetry.Source.StartActivity(operation);
        span?.SetTag(ClientTelemetry.OperationTag, operation);
        span?.SetTag(ClientTelemetry.ServiceTag, service);
        return new CallTelemetry(span, operation, service);
    }

    /// <param name="elapsed">The duration of the call.</param>
    /// <param name="resends">The number of attempts after the first one.</param>
    /// <param name="errorType">The kind of failure; null for a success.</param>
    public void Stop(TimeSpan elapsed, int resends, string? errorType)
    {
        if (ClientTelemetry.Duration.Enabled)
        {
            var tags = new TagList { { ClientTelemetry.OperationTag, _operation }, { ClientTelemetry.ServiceTag, _service } };
            if (errorType is not null)
                tags.Add(ClientTelemetry.ErrorTypeTag, errorType);
            ClientTelemetry.Duration.Record(elapsed.TotalSeconds, tags);
        }

        if (_span is null)
            return;

        if (resends > 0)
            _span.SetTag(ClientTelemetry.ResendCountTag, resends);
        if (errorType is not null)
        {
            _span.SetTag(ClientTelemetry.ErrorTypeTag, errorType);
            _span.SetStatus(ActivityStatusCode.Error);
        }

        _span.Dispose();
    }
}
