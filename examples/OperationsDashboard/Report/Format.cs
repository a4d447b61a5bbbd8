using System.Globalization;
using Examples;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.CostAnalyses;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using OperationsDashboard.Arguments;

namespace OperationsDashboard.Report;

/// <summary>Texts of this report, independent of the culture. Times are UTC.</summary>
internal static class Format
{
    /// <summary>Larger values are shown as the service sent them.</summary>
    private const decimal MaxDuration = 1_000_000_000;

    public static string Source(DashboardOptions options) =>
        options.Service is { } service ? service.BaseUrl.ToString() : "offline, embedded reference server (see --help)";

    public static string Instant(DateTimeOffset? instant) => instant is { } known ? Units.Instant(known) : "-";

    public static string Money(decimal? amount, CostSummary costs) => amount is { } known ? Units.Money(known, costs.Currency) : "-";

    public static string Change(decimal? percentage) => percentage is { } known ? Units.Change(known) : "-";

    /// <summary>A value of a KPI in its unit: times as hours and minutes, counts without a unit.</summary>
    public static string Value(decimal? value, string? unit) =>
        (value, unit) switch
        {
            (null, _) => "-",
            (> MaxDuration or < -MaxDuration, _) => WithUnit(value.Value, unit),
            ({ } minutes, "minutes") => Units.Duration(TimeSpan.FromMinutes((double)minutes)),
            ({ } hours, "hours") => Units.Duration(TimeSpan.FromHours((double)hours)),
            ({ } seconds, "seconds") => Units.Duration(TimeSpan.FromSeconds((double)seconds)),
            ({ } percent, "percent") => Units.PercentOf(percent),
            ({ } number, "value" or "incidents") => Units.Number(number),
            _ => WithUnit(value.Value, unit),
        };

    public static string Value(KpiSummary kpi) => Value(kpi.CurrentValue, kpi.Unit);

    public static string Name(KpiSummary kpi) => Show.OneLine(kpi.MetricName ?? kpi.MetricType?.ToString() ?? "?");

    /// <summary>The target with its direction, such as <c>≤ 48 h</c>.</summary>
    public static string Target(KpiSummary kpi, string atMost, string atLeast) =>
        kpi.TargetValue is null
            ? "-"
            : (KpiGoal.IsLowerBetter(kpi) is { } lower ? (lower ? atMost : atLeast) + " " : "")
                + (kpi is { Unit: "percent", TargetValue: { } percent } ? $"{Units.Number(percent)} %" : Value(kpi.TargetValue, kpi.Unit));

    public static string Met(KpiSummary kpi) =>
        KpiGoal.IsMet(kpi) is { } met
            ? met
                ? "met"
                : "missed"
            : "";

    public static string Word<T>(T? value)
        where T : struct => Show.OneLine($"{value}");

    public static string Text(string? text) => Show.OneLine(text ?? "");

    public static string Found(AnomalySummary summary) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.UnresolvedAnomalies:N0} unresolved of {summary.TotalAnomalies:N0}: {summary.CriticalAnomalies:N0} critical, {summary.HighAnomalies:N0} high, {summary.MediumAnomalies:N0} medium, {summary.LowAnomalies:N0} low; {summary.FalsePositiveRate:0.0} % false positives"
        );

    public static string Insights(InsightSummary insights) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{insights.TotalInsights:N0}, {insights.HighConfidenceInsights:N0} of high confidence, from {insights.ActiveModels:N0} models with accuracy {insights.AverageAccuracy:0.00}"
        );

    /// <summary>The part of the total that the summary does not break down.</summary>
    public static decimal? OtherCosts(CostSummary costs) =>
        costs.TotalCost - costs.DowntimeCost - costs.LostRevenue - costs.PenaltyCost - costs.ResourceCost;

    public static IEnumerable<(string Name, decimal? Amount)> Costs(CostSummary costs) =>
        [
            ("Downtime", costs.DowntimeCost),
            ("Lost revenue", costs.LostRevenue),
            ("Penalties", costs.PenaltyCost),
            ("Resources", costs.ResourceCost),
            ("Other", OtherCosts(costs)),
            ("Total", costs.TotalCost),
            ("Per hour of downtime", costs.CostPerHour),
            ("Per affected user", costs.CostPerUser),
        ];

    private static string WithUnit(decimal value, string? unit) => $"{Units.Number(value)} {Show.OneLine(unit ?? "")}".TrimEnd();
}
