using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.World;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Next_ReturnsPublishedValues()
    {
        // The first values for seed 1234567, as other implementations of SplitMix64 list them.
        var random = new SplitMix64(1234567);

        ulong[] values = [random.Next(), random.Next(), random.Next(), random.Next(), random.Next()];

        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], values);
    }

    [Fact]
    public void NextBelow_ReturnsEveryIntegerBelowLimit()
    {
        var random = new SplitMix64(1);
        var seen = new HashSet<int>();
        for (var i = 0; i < 1_000; i++)
        {
            seen.Add(random.NextBelow(7));
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], seen.Order());
    }
}
