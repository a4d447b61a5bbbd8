using Examples;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.KpiMetrics;

namespace OperationsDashboard.Report;

/// <summary>The tables of the dashboard.</summary>
internal sealed class Sections(Dashboard dashboard, Blocks blocks)
{
    private const int CostBars = 5;
    private const int MinNameWidth = 16;
    private const int MinDescriptionWidth = 36;

    public string AnomaliesHeading
    {
        get
        {
            var unresolved = dashboard.Anomalies.Count(Dashboard.IsUnresolved);
            var count = $"{Show.Count(unresolved)} of {Show.Count(dashboard.AnomalySummary.UnresolvedAnomalies ?? unresolved)}";
            return unresolved == dashboard.Anomalies.Count
                ? $"Unresolved anomalies, {count}"
                : $"Unresolved anomalies, {count}, then others";
        }
    }

    /// <param name="width">The width of the table.</param>
    /// <param name="ids">Whether each anomaly has a second line with its id.</param>
    public FittedTable Anomalies(int width, bool ids)
    {
        var table = new FittedTable(width, blocks)
            .AddColumn("Severity")
            .AddColumn("Age", rightAligned: true)
            .AddColumn("Detected", drop: 3)
            .AddColumn("Status", drop: 2)
            .AddTextColumn("What", MinDescriptionWidth);
        foreach (var anomaly in dashboard.Anomalies)
        {
            table.AddDetailedRow(
                ids ? Format.Text(anomaly.Id) : null,
                new(Format.Word(anomaly.Severity), GetColor(anomaly.Severity)),
                anomaly.DetectedAt is { } at ? Units.Age(dashboard.ReadAt - at) : "-",
                Format.Instant(anomaly.DetectedAt),
                new(Format.Word(anomaly.Status), Dashboard.IsUnresolved(anomaly) ? Theme.Normal : Theme.Muted),
                Format.Text(anomaly.Description)
            );
        }

        return table;
    }

    /// <summary>Missed targets first, then met ones.</summary>
    public FittedTable Kpis(int width)
    {
        var table = new FittedTable(width, blocks)
            .AddTextColumn("Metric", MinNameWidth)
            .AddColumn("Value", rightAligned: true)
            .AddColumn("Trend", rightAligned: true)
            .AddColumn("Target");
        foreach (
            var kpi in dashboard.Kpis.OrderBy(static kpi =>
                KpiGoal.IsMet(kpi) switch
                {
                    false => 0,
                    true => 1,
                    null => 2,
                }
            )
        )
        {
            table.AddRow(
                Format.Name(kpi),
                Format.Value(kpi),
                new(Trend(kpi), KpiGoal.IsImproving(kpi) is { } improving ? GetColor(improving) : Theme.Normal),
                KpiGoal.IsMet(kpi) is { } met
                    ? new($"{(met ? blocks.Yes : blocks.No)} {Format.Target(kpi, blocks.AtMost, blocks.AtLeast)}", GetColor(met))
                    : new Cell("")
            );
        }

        return table;
    }

    public FittedTable Costs(int width)
    {
        var costs = Format.Costs(dashboard.Costs).ToList();
        var most = costs.Take(CostBars).Max(static cost => cost.Amount) is { } max && max > 0 ? max : 1;
        var table = new FittedTable(width, blocks).AddTextColumn("", MinNameWidth).AddColumn("", rightAligned: true).AddBarColumn(drop: 1);
        foreach (var ((name, amount), i) in costs.Select(static (cost, i) => (cost, i)))
        {
            var isTotal = i == CostBars;
            table.AddRow(
                new(name, isTotal ? "bold" : Theme.Normal),
                new(Format.Money(amount, dashboard.Costs), isTotal ? "bold" : Theme.Normal),
                i < CostBars && amount is > 0 and { } part ? Cell.Bar((double)(part / most)) : Cell.Bar(0)
            );
        }

        return table;
    }

    private string Trend(KpiSummary kpi)
    {
        var change = kpi.TrendPercentage is { } percentage ? Units.PercentOf(Math.Abs(percentage)) : "-";
        return kpi.Trend == KpiTrend.Up ? $"{blocks.Up} {change}"
            : kpi.Trend == KpiTrend.Down ? $"{blocks.Down} {change}"
            : kpi.Trend == KpiTrend.Stable ? $"= {change}"
            : $"{Format.Word(kpi.Trend)} {change}";
    }

    private static string GetColor(bool good) => good ? Theme.Good : Theme.Bad;

    private static string GetColor(AnomalySeverity? severity) =>
        severity == AnomalySeverity.Critical ? Theme.Bad
        : severity == AnomalySeverity.High ? Theme.Warning
        : severity == AnomalySeverity.Medium ? Theme.Caution
        : Theme.Muted;
}
