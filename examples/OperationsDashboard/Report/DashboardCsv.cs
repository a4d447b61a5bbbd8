using CsvHelper;
using Examples;

namespace OperationsDashboard.Report;

/// <summary>The figures of the dashboard as one table: a row for each KPI, count of anomalies, cost and count of insights.</summary>
internal static class DashboardCsv
{
    private static readonly string[] Header = ["section", "name", "value", "unit", "trend_percent", "target", "target_met"];

    public static void Write(TextWriter output, Dashboard dashboard) =>
        DataOutput.WriteCsv(
            output,
            Header,
            csv =>
            {
                foreach (var kpi in dashboard.Kpis)
                {
                    csv.WriteField("kpi");
                    csv.WriteField(kpi.MetricName ?? kpi.MetricType?.ToString());
                    csv.WriteField(kpi.CurrentValue);
                    csv.WriteField(kpi.Unit);
                    csv.WriteField(kpi.TrendPercentage);
                    csv.WriteField(kpi.TargetValue);
                    csv.WriteField(
                        KpiGoal.IsMet(kpi) is { } met
                            ? met
                                ? "true"
                                : "false"
                            : null
                    );
                    csv.EndRecord();
                }

                var anomalies = dashboard.AnomalySummary;
                Row(csv, "anomalies", "total", anomalies.TotalAnomalies, "anomalies");
                Row(csv, "anomalies", "unresolved", anomalies.UnresolvedAnomalies, "anomalies");
                Row(csv, "anomalies", "critical", anomalies.CriticalAnomalies, "anomalies");
                Row(csv, "anomalies", "high", anomalies.HighAnomalies, "anomalies");
                Row(csv, "anomalies", "medium", anomalies.MediumAnomalies, "anomalies");
                Row(csv, "anomalies", "low", anomalies.LowAnomalies, "anomalies");
                foreach (var (name, amount) in Format.Costs(dashboard.Costs))
                    Row(csv, "costs", name, amount, dashboard.Costs.Currency);
                Row(csv, "insights", "total", dashboard.Insights.TotalInsights, "insights");
                Row(csv, "insights", "high confidence", dashboard.Insights.HighConfidenceInsights, "insights");
            }
        );

    private static void Row(CsvWriter csv, string section, string name, decimal? value, string? unit)
    {
        csv.WriteField(section);
        csv.WriteField(name);
        csv.WriteField(value);
        csv.WriteField(unit);
        for (var i = 4; i < Header.Length; i++)
            csv.WriteField((string?)null);
        csv.EndRecord();
    }
}
