using IncidentAnalytics.Client.Paging;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Paging;

public sealed class SeenItemsTests
{
    private readonly SeenItems<int> _seen = new("offset");

    [Fact]
    public void SelectNew_ReturnsEachItemOnce()
    {
        Assert.Equal([1, 2], Select(1, 2));
        Assert.Equal([3], Select(2, 3));
    }

    /// <summary>Items that are added during an enumeration can shift whole pages of earlier ones to later positions.</summary>
    [Fact]
    public void SelectNew_Throws_AtTheSeventeenthPageOfEarlierItems()
    {
        Select(1);
        SelectNothing(16);

        var e = Assert.Throws<InvalidResponseException>(() => Select(1));

        Assert.Contains("the service ignores the offset", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData(1, 2)]
    public void SelectNew_CountsAnew_AfterOtherPages(params int[] page)
    {
        Select(1);
        SelectNothing(16);

        Select(page);

        SelectNothing(16);
    }

    private int[] Select(params int[] page) => _seen.SelectNew(page, static (item, seen) => seen.TryAdd(item));

    private void SelectNothing(int pages)
    {
        for (var i = 0; i < pages; i++)
            Assert.Empty(Select(1));
    }
}
