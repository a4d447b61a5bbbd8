using System.Globalization;
using System.Text.Json;
using FsCheck.Fluent;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class PagingTests(GeneratedAnalytics generated) : IClassFixture<GeneratedAnalytics>
{
    private const string List = "kpi-measurements/";

    private readonly AnalyticsTestServer _analytics = generated.Server;

    [Fact]
    public async Task PageSize_IsTwentyByDefaultAndAtMostAHundred()
    {
        Assert.Equal(20, (await _analytics.GetAsync(List)).GetProperty("results").GetArrayLength());
        Assert.Equal(100, (await _analytics.GetAsync(List + "?page_size=100")).GetProperty("results").GetArrayLength());
        Assert.Equal(100, (await _analytics.GetAsync(List + "?page_size=101")).GetProperty("results").GetArrayLength());
        Assert.Equal(100, (await _analytics.GetAsync(List + "?page_size=99999999999999999999")).GetProperty("results").GetArrayLength());
        Assert.Equal(7, (await _analytics.GetAsync(List + "?page_size=%207")).GetProperty("results").GetArrayLength());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("5.0")]
    public async Task PageSize_IsTheDefault_WhenInvalid(string size) =>
        Assert.Equal(20, (await _analytics.GetAsync(List + "?page_size=" + size)).GetProperty("results").GetArrayLength());

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("999999")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    [InlineData("first")]
    [InlineData("1.5")]
    public async Task Page_Returns404_WhenItDoesNotExist(string page)
    {
        var error = await _analytics.GetAsync(List + "?page=" + page, expected: 404);

        Assert.Equal("""{"error":"Resource not found","details":"Invalid page.","code":"NOT_FOUND"}""", error.GetRawText());
    }

    [Fact]
    public async Task Links_AreAbsoluteAndKeepTheQuery()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "/api/analytics/kpi-measurements/?search=e&page_size=3&page=2&ordering=-value&unknown=a%20b"
        );
        request.Headers.Host = "analytics.example.com:8443";
        using var response = await _analytics.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await AnalyticsTestServer.ReadAsync(response, 200);

        const string Start = "http://analytics.example.com:8443/api/analytics/kpi-measurements/?ordering=-value&page";
        Assert.Equal(Start + "=3&page_size=3&search=e&unknown=a+b", page.GetProperty("next").GetString());
        Assert.Equal(Start + "_size=3&search=e&unknown=a+b", page.GetProperty("previous").GetString());
    }

    [Fact]
    public async Task Page_CanBeLast()
    {
        var page = await _analytics.GetAsync(List + "?page=last&page_size=50");
        var count = page.GetProperty("count").GetInt32();

        Assert.Equal(JsonValueKind.Null, page.GetProperty("next").ValueKind);
        Assert.Equal(((count - 1) % 50) + 1, page.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Page_IsOne_WhenTheListIsEmpty()
    {
        var page = await _analytics.GetAsync(List + "?search=nowhere-to-be-found");

        Assert.Equal("""{"count":0,"next":null,"previous":null,"results":[]}""", page.GetRawText());
        await _analytics.GetAsync(List + "?search=nowhere-to-be-found&page=last");
        await _analytics.GetAsync(List + "?search=nowhere-to-be-found&page=2", expected: 404);
    }

    [Fact]
    public async Task Pages_HoldEveryRecordOnce()
    {
        var orders = Gen.Elements(
            "",
            "value",
            "-value",
            "metric_name,-incident_count",
            "-unit",
            "nonsense",
            "calculation_details,-period_start"
        );
        var cases = Gen.Sample(Gen.Choose(23, 130).Zip(orders), 12);
        foreach (var (size, order) in cases)
        {
            var ids = new List<string>();
            var next = string.Create(CultureInfo.InvariantCulture, $"?start_date=2026-01-20&page_size={size}&ordering={order}");
            int count;
            do
            {
                var page = await _analytics.GetAsync(List + next);
                count = page.GetProperty("count").GetInt32();
                ids.AddRange(page.GetProperty("results").EnumerateArray().Select(static record => record.GetProperty("id").GetString()!));
                next = page.GetProperty("next").GetString() is { } link ? new Uri(link).Query : null;
            } while (next is not null);

            Assert.True(count > size, $"{count} records are no test for pages of {size}");
            Assert.Equal(count, ids.Count);
            Assert.Equal(count, ids.Distinct(StringComparer.Ordinal).Count());
        }
    }
}
