using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.Commands;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Words for people, the same in every culture.</summary>
internal static class Text
{
    public static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Of(CalculatedKpi kpi) =>
        kpi.Outcome switch
        {
            KpiOutcome.Calculated => string.Create(Invariant, $"{kpi.Value} {kpi.Unit}"),
            KpiOutcome.AlreadyCalculated => string.Create(Invariant, $"{kpi.Value} {kpi.Unit}, calculated before"),
            _ => "nothing to measure",
        };
}
