using IncidentAnalytics.Client.Analytics;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>One of the 25 documented operations, as a call of the client.</summary>
/// <param name="Method">The documented method.</param>
/// <param name="Path">The documented path below <c>/api/analytics/</c>.</param>
/// <param name="CallAsync">The call; gives the records it read.</param>
/// <param name="Empty">The members that are null in every record of the generated world.</param>
/// <param name="Status">The status of the answer.</param>
internal sealed record AnalyticsOperation(
    string Method,
    string Path,
    Func<AnalyticsClient, CancellationToken, Task<IReadOnlyList<object>>> CallAsync,
    string Empty = "",
    int Status = 200
);
