using IncidentAnalytics.ReferenceServer.Numerics;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Numerics;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(new double[] { 3 }, 3)]
    [InlineData(new double[] { 9, 1, 5 }, 5)]
    [InlineData(new double[] { 4, 1, 3, 10 }, 3.5)]
    public void Median_IsTheMiddleOrTheMeanOfTheMiddleTwo(double[] values, double expected) =>
        Assert.Equal(expected, Statistics.Median(values));

    [Fact]
    public void Median_IsExact_ForDecimals() => Assert.Equal(0.15m, Statistics.Median([0.1m, 0.2m]));

    [Theory]
    [InlineData(95, 20, 19)]
    [InlineData(95, 21, 20)]
    [InlineData(99, 20, 20)]
    [InlineData(100, 20, 20)]
    [InlineData(1, 1, 1)]
    public void PercentileByNearestRank_ReturnsSmallestValueThatEnoughValuesDoNotExceed(int percent, int count, int expected) =>
        Assert.Equal(expected, Statistics.PercentileByNearestRank([.. Enumerable.Range(1, count)], percent));

    [Theory]
    [InlineData(0, 20, 1)]
    [InlineData(50, 20, 11)]
    [InlineData(95, 20, 20)]
    [InlineData(95, 21, 20)]
    [InlineData(100, 20, 20)]
    public void PercentileByPosition_ReturnsValueAtFloorOfPosition(double percent, int count, int expected) =>
        Assert.Equal(expected, Statistics.PercentileByPosition([.. Enumerable.Range(1, count)], percent));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 3)]
    [InlineData(9, 4)]
    public void LowerBound_ReturnsFirstIndexNotLess(int key, int expected) =>
        Assert.Equal(expected, Statistics.LowerBound(["1", "2", "2", "5"], key, static text => text[0] - '0'));

    [Fact]
    public void LowerBound_ReturnsZero_WhenThereAreNoItems() =>
        Assert.Equal(0, Statistics.LowerBound<int, int>([], 5, static item => item));
}
