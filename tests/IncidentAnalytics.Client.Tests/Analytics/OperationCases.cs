using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>A call of each documented operation, in the order of the document.</summary>
internal static partial class OperationCases
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly DateTimeOffset End = new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    private static readonly AnalyticsOrder[] Ordering = [AnalyticsOrder.Descending("created_at"), AnalyticsOrder.Ascending("name")];

    public static IReadOnlyList<OperationCase> All { get; } =
    [.. Kpis, .. Recurrences, .. Models, .. Anomalies, .. Costs, .. Dashboards, .. Heatmaps, .. Insights];

    private static string List(string items) => $$"""{"count":1,"next":null,"previous":null,"results":[{{items}}]}""";

    private static async Task<string?> TextAsync<T>(Task<T> call, Func<T, FormattableString> member) =>
        FormattableString.Invariant(member(await call));

    private static async Task<string?> TextAsync<T>(
        AsyncPageable<T> list,
        Func<T, FormattableString> member,
        CancellationToken cancellationToken
    )
    {
        var items = await list.ToListAsync(cancellationToken);
        return FormattableString.Invariant(member(items.Single()));
    }

    private static string Cells(Heatmap heatmap) =>
        string.Join(
            ';',
            heatmap.Values!.Select(static row =>
                string.Join(',', row.Select(static v => v is null ? "-" : FormattableString.Invariant($"{v}")))
            )
        );
}
