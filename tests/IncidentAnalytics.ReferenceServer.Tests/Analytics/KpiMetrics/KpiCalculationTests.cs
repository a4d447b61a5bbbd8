using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.KpiMetrics;

/// <summary>Every metric type and aggregation over one day, with hand-computed results.</summary>
public sealed class KpiCalculationTests : IDisposable
{
    // Critical outages of checkout: 13 to 14 and 15 to 17; atr has an open incident and an urgent one of half an hour.
    private readonly AnalyticsTestData _world = new([
        Incident("01 13:00", "P1", 5, 60, "checkout", "infrastructure", isEscalated: true),
        Incident("01 15:00", "P1", 15, 120, "checkout", "application"),
        Incident("01 20:00", "P2", 10, 30, "atr", "Infrastructure"),
        Incident("02 10:00", "P3", null, null, "atr", "network"),
        Incident("01 16:00", "P1", 1, 1, "checkout", "infrastructure", type: "alert"),
        // Before the day: created and acknowledged there, resolved within it.
        Incident("01 11:00", "P3", 30, 80, "search", "network"),
    ]);

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("MTTA", "AVERAGE", "10", "minutes", 3)]
    [InlineData("MTTA", "MEDIAN", "10", "minutes", 3)]
    [InlineData("MTTA", "MIN", "5", "minutes", 3)]
    [InlineData("MTTA", "MAX", "15", "minutes", 3)]
    [InlineData("MTTA", "SUM", "30", "minutes", 3)]
    [InlineData("MTTA", "COUNT", "3", "incidents", 3)]
    [InlineData("MTTA", "PERCENTILE_95", "15", "minutes", 3)]
    [InlineData("MTTA", "PERCENTILE_99", "15", "minutes", 3)]
    [InlineData("MTTR", "AVERAGE", "72.5", "minutes", 4)]
    [InlineData("MTTR", "MEDIAN", "70", "minutes", 4)]
    [InlineData("MTTR", "MIN", "30", "minutes", 4)]
    [InlineData("MTTR", "MAX", "120", "minutes", 4)]
    [InlineData("MTTR", "SUM", "290", "minutes", 4)]
    [InlineData("MTTR", "COUNT", "4", "incidents", 4)]
    [InlineData("MTTR", "PERCENTILE_95", "120", "minutes", 4)]
    [InlineData("MTBF", "AVERAGE", "1", "hours", 2)]
    [InlineData("MTBF", "COUNT", "1", "intervals", 2)]
    [InlineData("MTBSI", "AVERAGE", "2", "hours", 2)]
    [InlineData("AVAILABILITY", "AVERAGE", "95.83", "percent", 2)]
    [InlineData("AVAILABILITY", "MIN", "87.5", "percent", 2)]
    [InlineData("AVAILABILITY", "MAX", "100", "percent", 2)]
    [InlineData("AVAILABILITY", "COUNT", "3", "applications", 2)]
    [InlineData("INCIDENT_COUNT", "COUNT", "4", "incidents", 4)]
    [InlineData("INCIDENT_COUNT", "SUM", "4", "incidents", 4)]
    [InlineData("INCIDENT_COUNT", "AVERAGE", "0.17", "incidents", 4)]
    [InlineData("INCIDENT_COUNT", "MAX", "1", "incidents", 4)]
    [InlineData("INCIDENT_COUNT", "MEDIAN", "0", "incidents", 4)]
    [InlineData("RESOLUTION_RATE", "AVERAGE", "75", "percent", 4)]
    [InlineData("RESOLUTION_RATE", "MIN", "50", "percent", 4)]
    [InlineData("RESOLUTION_RATE", "MAX", "100", "percent", 4)]
    [InlineData("RESOLUTION_RATE", "COUNT", "3", "incidents", 4)]
    [InlineData("ESCALATION_RATE", "AVERAGE", "25", "percent", 4)]
    [InlineData("ESCALATION_RATE", "MAX", "50", "percent", 4)]
    public void Calculate_ReturnsTheExpectedValue(string type, string aggregation, string value, string unit, int incidents)
    {
        var result = Calculate(Metric(type, aggregation));

        Assert.Equal((value, unit, incidents), (Text(result.Value), result.Unit, result.IncidentCount));
    }

    [Theory]
    [InlineData("INFRASTRUCTURE", null, null, "45")]
    [InlineData(null, "HIGH", null, "30")]
    [InlineData(null, null, "P1", "90")]
    [InlineData("Application", "CRITICAL", "P1", "120")]
    [InlineData("Application", "HIGH", null, null)]
    public void Calculate_UsesTheFilters(string? category, string? severity, string? priority, string? value)
    {
        var metric = Metric("MTTR", "AVERAGE") with
        {
            IncidentCategories = category is null ? [] : [category],
            IncidentSeverities = severity is null ? [] : [severity],
            IncidentPriorities = priority is null ? [] : [priority],
        };

        Assert.Equal(value, Text(Calculate(metric).Value));
    }

    [Fact]
    public void Calculate_UsesTheSeveritiesAsFailures()
    {
        // The open one is an outage of atr from 10 to 12, the urgent one of 20:00 to 20:30: 21.5 of 24 hours without.
        var metric = Metric("AVAILABILITY", "MIN") with
        {
            IncidentSeverities = ["HIGH", "MEDIUM"],
        };

        Assert.Equal("89.58", Text(Calculate(metric).Value));
        Assert.Equal("13.5", Text(Calculate(metric with { MetricType = "MTBF" }).Value));
    }

    [Fact]
    public void Calculate_IgnoresIncidentsOnHold_ForAvailability()
    {
        var onHold = Incident("02 00:00", "P1").Replace("}", ",\"ticket.status\":\"on_hold\"}", StringComparison.Ordinal);
        using var world = new AnalyticsTestData([onHold, Incident("01 13:00", "P1", 5, 60)]);

        var result = new KpiCalculator(new IncidentSet(world.World.Current)).Calculate(
            Metric("AVAILABILITY", "AVERAGE"),
            Now.AddDays(-1),
            Now
        );

        Assert.Equal("95.83", Text(result.Value));
    }

    [Theory]
    [InlineData("(MTTR - MTTA) / 60", "1.04")]
    [InlineData("100 - RESOLUTION_RATE", "25")]
    [InlineData("-2 * 3 + 10 / 4", "-3.5")]
    [InlineData("INCIDENT_COUNT / 0", null)]
    [InlineData("MTTR / (MTTA - MTTA)", null)]
    [InlineData("79228162514264337593543950335 * 2", null)]
    public void Calculate_EvaluatesTheFormula(string formula, string? value) =>
        Assert.Equal(value, Text(Calculate(Metric("CUSTOM", "AVERAGE") with { CalculationFormula = formula }).Value));

    [Theory]
    [InlineData("", "At character 1 of the formula a number, the name of a metric type or a parenthesis is expected.")]
    [InlineData("MTTX", "At character 5 of the formula 'MTTX' is not a metric type that can be measured.")]
    [InlineData("CUSTOM", "At character 7 of the formula 'CUSTOM' is not a metric type that can be measured.")]
    [InlineData("(1 + 2", "At character 7 of the formula a closing parenthesis is expected.")]
    [InlineData("1 2", "At character 3 of the formula an operator is expected.")]
    [InlineData("1..2", "At character 5 of the formula '1..2' is not a number.")]
    public void TryParse_ReturnsTheProblem_WhenTheFormulaIsInvalid(string text, string problem)
    {
        Assert.False(KpiFormula.TryParse(text, out _, out var found));
        Assert.Equal(problem, found);
    }

    [Fact]
    public void TryParse_ReturnsFalse_WhenTheFormulaIsTooDeep() =>
        Assert.False(KpiFormula.TryParse(new string('(', 100_000), out _, out _));

    [Theory]
    [InlineData("AVERAGE", null)]
    [InlineData("COUNT", "0")]
    public void Calculate_ReturnsOnlyACount_WhenThereAreNoIncidents(string aggregation, string? value)
    {
        using var empty = new AnalyticsTestData([]);
        var result = new KpiCalculator(new IncidentSet(empty.World.Current)).Calculate(Metric("MTTR", aggregation), Now.AddDays(-1), Now);

        Assert.Equal(value, Text(result.Value));
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(19, "19")]
    [InlineData(20, "19")]
    [InlineData(21, "20")]
    [InlineData(100, "95")]
    public void Aggregate_UsesTheNearestRank_ForPercentiles(int count, string expected)
    {
        var values = new KpiValues([.. Enumerable.Range(1, count).Select(static i => (decimal)i).Reverse()], "minutes", count);

        Assert.Equal(expected, Text(KpiAggregation.Aggregate(values, "PERCENTILE_95")));
    }

    private static KpiMetric Metric(string type, string aggregation) =>
        new()
        {
            Id = Guid.Empty,
            Name = "m",
            MetricType = type,
            AggregationType = aggregation,
            TimeWindowHours = 24,
            CreatedBy = AnalyticsUser.Admin,
            CreatedAt = Now,
            UpdatedAt = Now,
        };

    private static string? Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    private KpiResult Calculate(KpiMetric metric) =>
        new KpiCalculator(new IncidentSet(_world.World.Current)).Calculate(metric, Now.AddDays(-1), Now);
}
