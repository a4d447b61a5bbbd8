using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>The span source and the meter, both named <c>IncidentAnalytics.Client</c>, and the names of what they carry.</summary>
internal static class ClientTelemetry
{
    public const string Name = "IncidentAnalytics.Client";

    public const string OperationTag = "incident_analytics.operation";
    public const string ServiceTag = "incident_analytics.service";
    public const string MemberTag = "incident_analytics.response.member";
    public const string ErrorTypeTag = "error.type";
    public const string ResendCountTag = "http.request.resend_count";

    public const string Cancelled = "cancelled";

    private static readonly string Version = typeof(ClientTelemetry).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static readonly ActivitySource Source = new(Name, Version);

    private static readonly Meter Meter = new(Name, Version);

    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "incident_analytics.client.operation.duration",
        "s",
        "Time of a whole call, retries and waits included."
    );

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "incident_analytics.client.retries",
        "{retry}",
        "Attempts that repeated one that failed."
    );

    public static readonly Counter<long> Drift = Meter.CreateCounter<long>(
        "incident_analytics.client.response.drift",
        "{member}",
        "Members of responses whose values did not fit their properties."
    );

    public static readonly Counter<long> TokenRequests = Meter.CreateCounter<long>(
        "incident_analytics.client.token.requests",
        "{request}",
        "Requests for an access token."
    );
}
