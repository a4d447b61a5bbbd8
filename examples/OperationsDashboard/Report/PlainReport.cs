using System.Globalization;
using Examples;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using OperationsDashboard.Arguments;

namespace OperationsDashboard.Report;

/// <summary>The report for files and pipes: fixed columns, no escape codes.</summary>
internal static class PlainReport
{
    private const int NameWidth = 36;

    public static void Write(TextWriter output, DashboardOptions options, Dashboard dashboard)
    {
        output.WriteLine("OPERATIONS DASHBOARD");
        output.WriteLine($"Source:       {Format.Source(options)}");
        output.WriteLine($"Read:         {Format.Instant(dashboard.ReadAt)} UTC");
        foreach (var note in dashboard.Notes)
            output.WriteLine($"Done:         {Show.OneLine(note)}");

        output.WriteLine();
        output.WriteLine($"{"KPI", -NameWidth}{"Value", 20}{"Trend", 9}{"Change", 10}{"Target", 12}");
        foreach (var kpi in dashboard.Kpis)
        {
            output.WriteLine(
                $"{Format.Name(kpi), -NameWidth}{Format.Value(kpi), 20}{Format.Word(kpi.Trend), 9}{Format.Change(kpi.TrendPercentage), 10}{Format.Target(kpi, "<=", ">="), 12}  {Format.Met(kpi)}".TrimEnd()
            );
        }

        output.WriteLine();
        output.WriteLine($"ANOMALIES     {Format.Found(dashboard.AnomalySummary)}");
        foreach (var anomaly in dashboard.Anomalies)
        {
            output.WriteLine(
                $"{Format.Instant(anomaly.DetectedAt)}  {Format.Word(anomaly.Severity), -9}{Format.Word(anomaly.Status), -15}{Format.Word(anomaly.AnomalyType), -12}{Format.Text(anomaly.Id)}  {Format.Text(anomaly.Description)}"
            );
        }

        output.WriteLine();
        output.WriteLine("COSTS");
        foreach (var (name, amount) in Format.Costs(dashboard.Costs))
            output.WriteLine($"{name, -NameWidth}{Format.Money(amount, dashboard.Costs), 20}");

        output.WriteLine();
        output.WriteLine($"INSIGHTS      {Format.Insights(dashboard.Insights)}");

        if (dashboard.Heatmap is { XLabels: not null, YLabels: not null, Values: not null } heatmap)
            WriteHeatmap(output, heatmap);
    }

    private static void WriteHeatmap(TextWriter output, Heatmap heatmap)
    {
        var columns = heatmap.XLabels!.Select(Column).ToArray();
        output.WriteLine();
        output.WriteLine($"{$"INCIDENTS BY HOUR (UTC)", -24}{string.Concat(columns.Select(static label => $"{label, 5}"))}");
        for (var row = 0; row < heatmap.Values!.Count; row++)
        {
            var label = row < heatmap.YLabels!.Count ? Show.OneLine(heatmap.YLabels[row]) : "";
            output.WriteLine($"{label, -24}{string.Concat(heatmap.Values[row].Select(static value => $"{Cell(value), 5}"))}");
        }
    }

    private static string Column(string label) => Show.OneLine(label.Split(':')[0]);

    private static string Cell(double? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "-";
}
