using System.Collections.Immutable;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class DerivedValueTests
{
    [Fact]
    public void Get_ComputesOnce_UntilTheRecordsChange()
    {
        var count = 0;
        var sum = new DerivedValue<int, int>(records =>
        {
            count++;
            return records.Sum();
        });
        ImmutableArray<int> records = [1, 2];

        Assert.Equal((3, 3, 1), (sum.Get(records), sum.Get(records), count));
        Assert.Equal((6, 2), (sum.Get(records.Add(3)), count));
        Assert.Equal((3, 3), (sum.Get(records), count));
    }
}
