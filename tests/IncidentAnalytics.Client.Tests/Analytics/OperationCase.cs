using IncidentAnalytics.Client.Analytics;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>A call of a documented operation, with its request and response.</summary>
/// <param name="Name">Name of the operation.</param>
/// <param name="RequestLine">Method, path and query as sent.</param>
/// <param name="Body">JSON body as sent; null for none.</param>
/// <param name="CallAsync">Calls the operation, with all its filters.</param>
/// <param name="Response">Response of the service.</param>
/// <param name="Expected">Members of the result, as text.</param>
/// <param name="IsRetrySafe">Whether the call may be repeated although it may have run.</param>
internal sealed record OperationCase(
    string Name,
    string RequestLine,
    string? Body,
    Func<AnalyticsClient, RequestOptions?, CancellationToken, Task<string?>> CallAsync,
    string Response,
    string Expected,
    bool IsRetrySafe = true
)
{
    public override string ToString() => Name;
}
