namespace IncidentAnalytics.Client.Generators.Tests.Execution;

public sealed class AllocationTests
{
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly DateTimeOffset Moment = new(2024, 2, 29, 23, 30, 15, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("short")]
    [InlineData("a value with ümlauts / slashes that is longer than the stack buffer, so that the rest of the way is written into a pooled array; a value with ümlauts / slashes that is longer than the stack buffer")]
    public void Writing_a_URL_allocates_its_string_and_nothing_else(string text)
    {
        var url = Write(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var again = Write(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(url, again);
        // A string is its header, length, characters and a terminating zero, in words of 8 bytes.
        Assert.Equal((22 + (2 * url.Length) + 7) / 8 * 8, allocated);
    }

    private static string Write(string text)
    {
        var url = new PathAndQueryBuilder(stackalloc char[64]);
        url.AppendRoute("/a/");
        url.AppendPathValue(Id, "id");
        url.AppendRoute("/");
        url.AppendPathValue(text, "text");
        url.BeginParameter("n", "n");
        url.AppendValue<int>(42);
        url.BeginParameter("b", "b");
        url.AppendValue(true);
        url.BeginList("d", "d");
        url.AppendValue<DateTimeOffset>(Moment.ToUniversalTime(), "yyyy-MM-ddTHH:mm:ssZ");
        url.AppendValue<decimal>(1.5m);
        url.BeginRepeated("t", "t");
        url.AppendValue(text);
        url.AppendOpenValue<SampleKind>(SampleKind.New);
        return url.ToStringAndRelease();
    }
}
