using IncidentAnalytics.Client.Analytics;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>One documented operation: how it is called, what is sent, what comes back.</summary>
/// <param name="Name">The name of the operation.</param>
/// <param name="Line">Method, path and query, as sent.</param>
/// <param name="Body">The JSON body as sent; null for none.</param>
/// <param name="CallAsync">Calls it with every filter there is.</param>
/// <param name="Answer">An answer of the service.</param>
/// <param name="Expected">What of the answer is to be found, as text.</param>
/// <param name="IsRetrySafe">Whether it may be repeated when it may already have run.</param>
internal sealed record OperationCase(
    string Name,
    string Line,
    string? Body,
    Func<AnalyticsClient, RequestOptions?, CancellationToken, Task<string?>> CallAsync,
    string Answer,
    string Expected,
    bool IsRetrySafe = true
)
{
    public override string ToString() => Name;
}
