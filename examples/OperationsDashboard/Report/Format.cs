using System.Globalization;
using Examples;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using OperationsDashboard.Arguments;

namespace OperationsDashboard.Report;

/// <summary>Texts of this report, independent of the culture. Times are UTC.</summary>
internal static class Format
{
    public static string Source(DashboardOptions options) =>
        options.Service is { } service ? service.BaseUrl.ToString() : "offline, sample incidents of the embedded server (see --help)";

    public static string Instant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";

    public static string Number(decimal? number) => number?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "-";

    public static string Money(decimal? amount, CostSummary costs) =>
        amount is { } number
            ? $"{number.ToString("N2", CultureInfo.InvariantCulture)} {Show.OneLine(costs.Currency ?? "")}".TrimEnd()
            : "-";

    public static string Change(decimal? percentage) =>
        percentage is { } value ? value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + "%" : "-";

    public static string Value(KpiSummary kpi) => $"{Number(kpi.CurrentValue)} {Show.OneLine(kpi.Unit ?? "")}".TrimEnd();

    public static string Name(KpiSummary kpi) => Show.OneLine(kpi.MetricName ?? kpi.MetricType?.ToString() ?? "?");

    public static string Target(KpiSummary kpi) => kpi.TargetValue is null ? "-" : Number(kpi.TargetValue);

    public static string Met(KpiSummary kpi) =>
        kpi switch
        {
            { TargetValue: null } => "",
            { TargetMet: true } => "met",
            { TargetMet: false } => "missed",
            _ => "",
        };

    public static string Word<T>(T? value)
        where T : struct => Show.OneLine($"{value}");

    public static string Text(string? text) => Show.OneLine(text ?? "");

    public static string Found(AnomalySummary summary) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.TotalAnomalies:N0} ({summary.CriticalAnomalies:N0} critical, {summary.HighAnomalies:N0} high, {summary.MediumAnomalies:N0} medium, {summary.LowAnomalies:N0} low), {summary.UnresolvedAnomalies:N0} unresolved, {summary.FalsePositiveRate:0.##}% false positives"
        );

    /// <summary>The part of the total that the summary does not break down.</summary>
    public static decimal? OtherCosts(CostSummary costs) =>
        costs.TotalCost - costs.DowntimeCost - costs.LostRevenue - costs.PenaltyCost - costs.ResourceCost;

    public static IEnumerable<(string Name, string Amount)> Costs(CostSummary costs) =>
        [
            ("Downtime", Money(costs.DowntimeCost, costs)),
            ("Lost revenue", Money(costs.LostRevenue, costs)),
            ("Penalties", Money(costs.PenaltyCost, costs)),
            ("Resources", Money(costs.ResourceCost, costs)),
            ("Other", Money(OtherCosts(costs), costs)),
            ("Total", Money(costs.TotalCost, costs)),
            ("Per hour of downtime", Money(costs.CostPerHour, costs)),
            ("Per affected user", Money(costs.CostPerUser, costs)),
        ];
}
