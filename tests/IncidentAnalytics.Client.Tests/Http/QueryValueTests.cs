using IncidentAnalytics.Client.Tests;
using IncidentAnalytics.Client.Tests.Http.Samples;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;
using static IncidentAnalytics.Client.Tests.Http.Samples.SampleService;

namespace IncidentAnalytics.Client.Tests.Http;

public sealed class QueryValueTests
{
    private static readonly DateTimeOffset Moment = new(2024, 2, 29, 23, 30, 15, 250, TimeSpan.FromHours(9));

    [Fact]
    public async Task QueryValue_IsLeftOut_WhenItIsNull()
    {
        Assert.Equal("/scalars", await GetTargetAsync(static api => api.GetScalarsAsync()));
        Assert.Equal("/samples/", await GetTargetAsync(static api => api.ListAsync(null)));
        Assert.Equal("/samples/", await GetTargetAsync(static api => api.ListAsync(new())));
        Assert.Equal("/lists?fixed=1", await GetTargetAsync(static api => api.GetListsAsync()));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fi-FI")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task Scalar_HasOneText_InEveryCulture(string culture)
    {
        using var _ = new CultureScope(culture);
        var guid = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e");

        var target = await GetTargetAsync(api =>
            api.GetScalarsAsync("", true, -1, long.MaxValue, 0.8, 1e-7f, 79228162514264337593543950335m, guid, guid, 1234.5m)
        );

        Assert.Equal(
            "/scalars?text=&flag=true&number=-1&big=9223372036854775807&fraction=0.8&single=1E-07&price=79228162514264337593543950335"
                + "&guid=0f8fad5b-d9cb-469f-a165-70867728950e&compact=0f8fad5bd9cb469fa16570867728950e&rounded=1234.50",
            target
        );
        Assert.Equal("/scalars?flag=false", await GetTargetAsync(static api => api.GetScalarsAsync(flag: false)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task Number_IsRefused_WhenItIsNotFinite(double number)
    {
        await AssertRefusedAsync<ArgumentOutOfRangeException>(api => api.GetScalarsAsync(fraction: number));
        await AssertRefusedAsync<ArgumentOutOfRangeException>(api => api.GetScalarsAsync(single: (float)number));
        await AssertRefusedAsync<ArgumentOutOfRangeException>(api => api.GetScalarsAsync(percent: number));
        await AssertRefusedAsync<ArgumentOutOfRangeException>(api => api.ListAsync(new() { MinConfidence = number }));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fi-FI")]
    public async Task Date_HasItsFormat_AndIsInUtcUnlessItsOffsetIsWritten(string culture)
    {
        using var _ = new CultureScope(culture);

        var target = await GetTargetAsync(static api =>
            api.GetDatesAsync(Moment, Moment, Moment, Moment, Moment, Moment, new DateOnly(2024, 2, 29), new TimeOnly(23, 30, 15, 250))
        );

        Assert.Equal(
            [
                ("day", "2024-02-29"),
                ("offset", "2024-02-29 23:30:15+09:00"),
                ("plain", "2024-02-29T14:30:15.25Z"),
                ("quoted", "2024-02-29 14:30:15+0000"),
                ("round", "2024-02-29T23:30:15.2500000+09:00"),
                ("sortable", "2024-02-29T14:30:15"),
                ("time", "23:30:15.250"),
                ("utc", "2024-02-29T14:30:15Z"),
            ],
            ServerSide.Query(target)
        );
        Assert.Contains("%2B09%3A00", target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DateTime_IsRefused()
    {
        await AssertRefusedAsync<NotSupportedException>(static api => api.GetLocalAsync(Moment.UtcDateTime));
        await AssertRefusedAsync<NotSupportedException>(static api => api.GetLocalAsync(formatted: Moment.UtcDateTime));
    }

    [Fact]
    public async Task ListElements_AreWrittenOneByOne()
    {
        var target = await GetTargetAsync(static api =>
            api.GetListsAsync(
                csv: ["a", "", "c&d=e", "+ %"],
                multi: ["x,y", "ä"],
                numbers: [3, -2],
                guids: [Guid.Empty],
                flags: [true, false]
            )
        );

        Assert.Equal(
            "/lists?fixed=1&csv=a%2C%2Cc%26d%3De%2C%2B%20%25&multi%5B%5D=x%2Cy&multi%5B%5D=%C3%A4&numbers=3%2C-2"
                + "&guids=00000000-0000-0000-0000-000000000000&flags=true&flags=false",
            target
        );
    }

    [Fact]
    public async Task QueryObject_SendsItsMembersAndInheritedOnes()
    {
        var target = await GetTargetAsync(static api =>
            api.ListAsync(
                new()
                {
                    Page = 2,
                    PageSize = 100,
                    IsActive = false,
                    MinConfidence = 0.75,
                    CreatedAfter = Moment,
                    Kind = SampleKind.New,
                    Kinds = [SampleKind.New, "a&b"],
                    Statuses = ["NEW", "IN PROGRESS"],
                    Plain = "x",
                }
            )
        );

        Assert.Equal(
            QueryOrder.Sort(
                "/samples/?page=2&page_size=100&is_active=false&min_confidence=0.75&created_after=2024-02-29T14%3A30%3A15Z"
                    + "&kind=NEW&kinds=NEW%2Ca%26b&statuses=NEW%2CIN%20PROGRESS&Plain=x"
            ),
            QueryOrder.Sort(target)
        );
    }

    [Fact]
    public async Task Text_IsRefused_WhenItHasHalfOfASurrogatePair()
    {
        await AssertRefusedAsync<ArgumentException>(static api => api.GetTextAsync("a", "\ude00\ud83d"));
        await AssertRefusedAsync<ArgumentException>(static api => api.GetListsAsync(csv: ["\ud800"]));
        await AssertRefusedAsync<ArgumentException>(static api => api.ListAsync(new() { Plain = "\udfff" }));
        await AssertRefusedAsync<ArgumentException>(static api => api.ListAsync(new() { Statuses = ["a\ud800"] }));
        await AssertRefusedAsync<ArgumentException>(static api => api.ListAsync(new() { Kind = "\ud800" }));
    }

    [Fact]
    public async Task OpenValue_IsSentAsItsText()
    {
        var target = await GetTargetAsync(static api =>
            api.GetOpenValuesAsync("a/b", SampleKind.New, [SampleKind.New, "x y"], [SampleKind.New, "x,y"])
        );

        Assert.Equal("/open/a%2Fb?one=NEW&many=NEW%2Cx%20y&each=NEW&each=x%2Cy", target);
    }

    [Fact]
    public async Task OpenValue_IsRefused_WhenItIsDefault()
    {
        await AssertRefusedAsync<ArgumentException>(static api => api.GetOpenValuesAsync(default));
        await AssertRefusedAsync<ArgumentException>(static api => api.GetOpenValuesAsync(SampleKind.New, default(SampleKind)));
        await AssertRefusedAsync<ArgumentException>(static api => api.GetOpenValuesAsync(SampleKind.New, many: [SampleKind.New, default]));
        await AssertRefusedAsync<ArgumentException>(static api => api.GetOpenValuesAsync(SampleKind.New, each: [default(SampleKind)]));
        await AssertRefusedAsync<ArgumentException>(static api => api.ListAsync(new() { Kind = default(SampleKind) }));
        await AssertRefusedAsync<ArgumentException>(static api => api.ListAsync(new() { Kinds = [default] }));
    }

    [Fact]
    public async Task Names_AreEscaped_AndMayBeKeywordsOrNamesOfGeneratedLocals() =>
        Assert.Equal(
            "/names?%24filter=1&a%20b%26c%3Dd=2&event=3&url=4&request=5",
            await GetTargetAsync(static api => api.GetNamesAsync("1", "2", "3", "4", "5"))
        );

    [Theory]
    [InlineData("#")]
    [InlineData("&a=b")]
    [InlineData("a;b")]
    [InlineData("\r\nHost: elsewhere")]
    [InlineData("a+b")]
    [InlineData("%2F%2E%2E")]
    [InlineData("日本")]
    public async Task QueryValue_StaysInItsParameter(string value) =>
        Assert.Equal([("q", value)], ServerSide.Query(await GetTargetAsync(api => api.GetTextAsync("x", value))));

    [Fact]
    public async Task Address_IsRefused_WhenItIsTooLong()
    {
        await AssertRefusedAsync<ArgumentException>(static api => api.GetTextAsync("x", new string('a', 62_001)));
        await AssertRefusedAsync<ArgumentException>(static api => api.GetListsAsync(numbers: [.. Enumerable.Range(0, 20_000)]));
        Assert.Equal(
            62_000 + "/text/x?q=".Length,
            (await GetTargetAsync(static api => api.GetTextAsync("x", new string('a', 62_000)))).Length
        );
    }
}
