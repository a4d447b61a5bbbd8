using System.Collections;
using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>Counts at the limits of 64 bits, and the work of reading many points.</summary>
public sealed class EventCountTests
{
    [Theory]
    [InlineData("9223372036854775807,1", long.MaxValue)]
    [InlineData("9223372036854775807,9223372036854775807,9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808,-1", long.MinValue)]
    [InlineData("9223372036854775807,1,-1", long.MaxValue)]
    [InlineData("9223372036854775807,-9223372036854775808", -1L)]
    public void Total_SaturatesAtLimitsOf64Bits(string values, long total)
    {
        var count = values.Split(',').Length;
        var times = string.Join(',', Enumerable.Range(0, count));
        var statistics = new EventStatistics(
            EventStatisticsResponse.Parse($$"""{"timestamps":[{{times}}],"series":[{"event_severity":"Critical","values":[{{values}}]}]}""")
        );

        Assert.Equal((total, total, total), (statistics.Total, statistics.GetTotal(EventSeverity.Critical), statistics.Series[0].Total));
    }

    [Fact]
    public void Points_SaturatesAtLimitsOf64Bits()
    {
        var statistics = new EventStatistics(
            EventStatisticsResponse.Parse(
                """{"timestamps":[0],"series":[{"event_severity":"a","values":[9223372036854775807]},{"event_severity":"a","values":[9223372036854775807]}]}"""
            )
        );

        Assert.Equal(long.MaxValue, statistics.Points[0].Count);
        Assert.Equal(long.MaxValue, statistics.Total);
        Assert.Equal(long.MaxValue, statistics.GetTotal(new EventSeverity("a")));
        Assert.Equal(long.MaxValue, statistics.Find(new EventSeverity("a"))?.Total);
    }

    /// <summary>With more times and series, the number of reads must grow linearly.</summary>
    [Fact]
    public void Points_ReadsEachValueFixedNumberOfTimes()
    {
        var small = Count(10);
        var medium = Count(100);
        var large = Count(1_000);

        Assert.InRange(medium, small, small * 11);
        Assert.InRange(large, medium, medium * 11);
    }

    [Fact]
    public void Points_IsComputedOnce()
    {
        var statistics = new EventStatistics(EventStatisticsResponse.Parse("""{"timestamps":[0],"series":[{"values":[1]}]}"""));

        Assert.Same(statistics.Points, statistics.Points);
        Assert.Same(statistics.Series[0].Points, statistics.Series[0].Points);
    }

    /// <returns>How many elements were read, with as many times as series of one value.</returns>
    private static long Count(int size)
    {
        var reads = new Counter();
        var statistics = new EventStatistics(
            new EventStatisticsResponse
            {
                Timestamps = new CountingList(size, reads),
                Series =
                [
                    .. Enumerable.Range(0, size).Select(_ => new EventStatisticsResponseSeries { Values = new CountingList(1, reads) }),
                ],
            }
        );
        _ = (
            statistics.Points,
            statistics.Total,
            statistics.GetTotal(EventSeverity.Critical),
            statistics.Series.Sum(static s => s.Points.Count)
        );
        Assert.Equal(size, statistics.Points.Count);
        return reads.Value;
    }

    private sealed class Counter
    {
        public long Value { get; set; }
    }

    private sealed class CountingList(int count, Counter reads) : IReadOnlyList<long>
    {
        public int Count => count;

        public long this[int index]
        {
            get
            {
                reads.Value++;
                return index;
            }
        }

        public IEnumerator<long> GetEnumerator()
        {
            for (var i = 0; i < count; i++)
                yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
