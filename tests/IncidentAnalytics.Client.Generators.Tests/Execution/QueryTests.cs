using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Execution;

public sealed class QueryTests
{
    private static readonly DateTimeOffset Moment = new(2024, 2, 29, 23, 30, 15, 250, TimeSpan.FromHours(9));

    [Fact]
    public async Task Nothing_is_sent_for_null()
    {
        var (api, sent) = Endpoints.Create();

        await api.ScalarsAsync();
        Assert.Equal("/scalars", sent.Url);
        await api.ListAsync(null);
        Assert.Equal("/samples/", sent.Url);
        await api.ListsAsync();
        Assert.Equal("/lists?fixed=1", sent.Url);
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fi-FI")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task Every_scalar_has_one_text_in_every_culture(string culture)
    {
        var (api, sent) = Endpoints.Create();
        var guid = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e");

        await InCulture.RunAsync(culture, () => api.ScalarsAsync("", true, -1, long.MaxValue, 0.8, 1e-7f, 79228162514264337593543950335m, guid, guid, 1234.5m));

        Assert.Equal(
            "/scalars?text=&flag=true&number=-1&big=9223372036854775807&fraction=0.8&single=1E-07&price=79228162514264337593543950335"
            + "&guid=0f8fad5b-d9cb-469f-a165-70867728950e&compact=0f8fad5bd9cb469fa16570867728950e&rounded=1234.50",
            sent.Url);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused(double number)
    {
        var (api, sent) = Endpoints.Create();

        Assert.Equal("fraction", Assert.Throws<ArgumentOutOfRangeException>(() => { _ = api.ScalarsAsync(fraction: number); }).ParamName);
        Assert.Equal("single", Assert.Throws<ArgumentOutOfRangeException>(() => { _ = api.ScalarsAsync(single: (float)number); }).ParamName);
        Assert.False(sent.WasCalled);
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fi-FI")]
    public async Task Dates_have_their_format_and_instants_are_in_UTC_unless_their_offset_is_written(string culture)
    {
        var (api, sent) = Endpoints.Create();

        await InCulture.RunAsync(culture, () => api.DatesAsync(
            Moment, Moment, Moment, Moment, Moment, new DateOnly(2024, 2, 29), new TimeOnly(23, 30, 15, 250), [Moment, DateTimeOffset.UnixEpoch]));

        Assert.Equal(
            [
                ("utc", "2024-02-29T14:30:15Z"),
                ("offset", "2024-02-29 23:30:15+09:00"),
                ("quoted", "2024-02-29 14:30:15+0000"),
                ("round", "2024-02-29T23:30:15.2500000+09:00"),
                ("sortable", "2024-02-29T14:30:15"),
                ("day", "2024-02-29"),
                ("time", "23:30:15.250"),
                ("many", "2024-02-29T14:30:15Z,1970-01-01T00:00:00Z"),
            ],
            ServerSide.Query(sent.Url));
        Assert.Contains("%2B09%3A00", sent.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elements_of_lists_are_escaped_one_by_one()
    {
        var (api, sent) = Endpoints.Create();

        await api.ListsAsync(
            csv: ["a,b", null, "", "c&d=e", "+ %"],
            multi: ["x,y", "ä"],
            numbers: [3, -2],
            guids: [Guid.Empty, null],
            flags: [true, false]);

        Assert.Equal(
            "/lists?fixed=1&csv=a%2Cb,,c%26d%3De,%2B%20%25&multi%5B%5D=x%2Cy&multi%5B%5D=%C3%A4&numbers=3,-2"
            + "&guids=00000000-0000-0000-0000-000000000000&flags=true&flags=false",
            sent.Url);
    }

    [Fact]
    public async Task Empty_lists_and_lists_of_nulls_are_left_out()
    {
        var (api, sent) = Endpoints.Create();

        await api.ListsAsync(csv: [null, null], multi: [], numbers: [], guids: [null], flags: []);

        Assert.Equal("/lists?fixed=1", sent.Url);
    }

    [Fact]
    public async Task A_query_object_sends_its_members_and_those_it_inherits()
    {
        var (api, sent) = Endpoints.Create();

        await api.ListAsync(new SampleQuery
        {
            Page = 2,
            PageSize = 100,
            IsActive = false,
            MinConfidence = 0.75,
            CreatedAfter = Moment,
            Statuses = ["NEW", "IN PROGRESS"],
            Plain = "x",
        });

        Assert.Equal(
            "/samples/?page=2&page_size=100&is_active=false&min_confidence=0.75&created_after=2024-02-29T14%3A30%3A15Z"
            + "&since=1970-01-01T00%3A00%3A00Z&statuses=NEW,IN%20PROGRESS&Plain=x",
            sent.Url);
    }

    [Fact]
    public void Exceptions_name_the_member_of_a_query_object()
    {
        var (api, _) = Endpoints.Create();

        Assert.Equal("query.Plain", Assert.Throws<ArgumentException>(() => { _ = api.ListAsync(new SampleQuery { Plain = "\udfff" }); }).ParamName);
        Assert.Equal("query.Statuses", Assert.Throws<ArgumentException>(() => { _ = api.SearchAsync(new SampleQuery { Statuses = ["\ud800"] }); }).ParamName);
        Assert.Equal("query.MinConfidence", Assert.Throws<ArgumentOutOfRangeException>(() => { _ = api.SearchAsync(new SampleQuery { MinConfidence = double.NaN }); }).ParamName);
    }

    [Fact]
    public void A_query_object_that_must_be_there_is_missed()
    {
        var (api, _) = Endpoints.Create();

        Assert.Equal("query", Assert.Throws<ArgumentNullException>(() => { _ = api.SearchAsync(null!); }).ParamName);
    }

    [Fact]
    public async Task Names_are_escaped_and_may_be_keywords_or_the_names_of_locals()
    {
        var (api, sent) = Endpoints.Create();

        await api.NamesAsync("1", "2", "3", "4", "5", "6");

        Assert.Equal("/names?%24filter=1&a%20b%26c%3Dd=2&event=3&url=4&call=5&item=6", sent.Url);
    }

    [Theory]
    [InlineData("#")]
    [InlineData("&a=b")]
    [InlineData("a;b")]
    [InlineData("\r\nHost: elsewhere")]
    [InlineData("a+b")]
    [InlineData("%2F%2E%2E")]
    [InlineData("日本")]
    public async Task A_hostile_value_stays_in_its_parameter(string value)
    {
        var (api, sent) = Endpoints.Create();

        await api.GetTextAsync("x", value);

        Assert.Equal([("q", value)], ServerSide.Query(sent.Url));
        Assert.Equal(sent.Url, new Uri(new Uri("https://host.example"), sent.Url).PathAndQuery);
    }
}
