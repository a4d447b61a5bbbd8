using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.HeatmapData;

public sealed class HeatmapTests : IDisposable
{
    // 2026-03-01 is a Sunday, 2026-03-02 a Monday.
    private readonly AnalyticsTestData _world = new([
        Incident("01 09:10", "P3", 5, 30),
        Incident("01 09:50", "P3", 5, 60),
        Incident("02 08:00", "P3", application: "checkout"),
        Incident("02 08:00", "P3", type: "alert"),
    ]);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Heatmaps_HaveEveryTypeAndGranularity()
    {
        var drawn = _world.Data.Heatmaps.All.Select(static map => (map.HeatmapType, map.TimeGranularity)).ToHashSet();

        Assert.Equal(9, drawn.Count);
        Assert.All(
            _world.Data.Heatmaps.All,
            static map =>
            {
                Assert.Equal(map.YLabels.Count, map.Values.Count);
                Assert.All(map.Values, row => Assert.Equal(map.XLabels.Count, row.Count));
            }
        );
    }

    [Theory]
    [InlineData(HeatmapTypes.IncidentFrequency, 2.0, 1.0, 0.0, "incidents")]
    [InlineData(HeatmapTypes.ResolutionTime, 45.0, null, null, "minutes")]
    [InlineData(HeatmapTypes.CostImpact, 22.5, 0.0, 0.0, "USD")]
    public void Values_AreByHourAndWeekday(string type, double sundayAtNine, double? mondayAtEight, double? elsewhere, string unit)
    {
        var map = Map(type, TimeGranularities.Hourly);

        Assert.Equal(("00", "23", "Monday", "Sunday"), (map.XLabels[0], map.XLabels[23], map.YLabels[0], map.YLabels[6]));
        Assert.Equal((sundayAtNine, mondayAtEight, elsewhere), (map.Values[6][9], map.Values[0][8], map.Values[3][3]));
        Assert.Equal((unit, sundayAtNine), (map.Unit, map.MaxValue));
    }

    [Fact]
    public void Values_AreByWeekFromMonday()
    {
        var daily = Map(HeatmapTypes.IncidentFrequency, TimeGranularities.Daily);
        var weekly = Map(HeatmapTypes.IncidentFrequency, TimeGranularities.Weekly);

        Assert.Equal(["2026-02-23", "2026-03-02"], daily.YLabels);
        Assert.Equal((2.0, 1.0), (daily.Values[0][6], daily.Values[1][0]));
        Assert.Equal(["atr", "checkout"], weekly.YLabels);
        Assert.Equal([2.0, 0.0], weekly.Values[0]);
        Assert.Equal([0.0, 1.0], weekly.Values[1]);
    }

    [Fact]
    public void MaxValue_IsNull_WhenThereAreNoIncidents()
    {
        using var world = new AnalyticsTestData([]);

        Assert.All(
            world.Data.Heatmaps.All.Where(static map => map.HeatmapType == HeatmapTypes.ResolutionTime),
            static map => Assert.Null(map.MaxValue)
        );
    }

    private Heatmap Map(string type, string granularity) =>
        _world.Data.Heatmaps.All.Single(map => map.HeatmapType == type && map.TimeGranularity == granularity);
}
