using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Rows of results of each kind.</summary>
public sealed class AggregationRowTests
{
    [Fact]
    public void ToRows_ReturnsOneRowPerBucket_EachAfterTheRowAroundIt() =>
        AssertRows(
            """
            {"by_type":{"doc_count_error_upper_bound":0,"sum_other_doc_count":4,"buckets":[
              {"key":"incident","doc_count":5,"cost":{"value":12.5},"by_team":{"buckets":[
                {"key":"emea","doc_count":3,"cost":{"value":2}},{"key":"apac","doc_count":2,"cost":{"value":null}}]}},
              {"key":"alert","doc_count":1,"cost":{"value":7},"by_team":{"buckets":[]}}]},
             "total_cost":{"value":130}}
            """,
            ": doc_count=10, by_type.doc_count_error_upper_bound=0, by_type.sum_other_doc_count=4, total_cost=130",
            "by_type: by_type=incident, doc_count=5, cost=12.5",
            "by_type>by_team: by_type=incident, by_team=emea, doc_count=3, cost=2",
            "by_type>by_team: by_type=incident, by_team=apac, doc_count=2, cost=",
            "by_type: by_type=alert, doc_count=1, cost=7"
        );

    [Fact]
    public void ToRows_UsesTextsOfTheServiceForDates()
    {
        var rows = AssertRows(
            """
            {"daily":{"buckets":[{"key_as_string":"2024-06-01T00:00:00.000Z","key":1717200000000,"doc_count":2,
              "last":{"value":1717250000000,"value_as_string":"2024-06-01T13:53:20.000Z"}}]}}
            """,
            ": doc_count=10",
            "daily: daily=2024-06-01T00:00:00.000Z, doc_count=2, last=2024-06-01T13:53:20.000Z"
        );

        Assert.Equal(new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero), rows[1]["daily"]?.Instant);
        Assert.Equal(1_717_200_000_000, rows[1].Keys[0].Json.GetInt64());
        Assert.Equal(1_717_250_000_000, rows[1]["last"]?.Number);
    }

    [Theory]
    [InlineData("""[{"key":"*-100.0","to":100.0,"doc_count":2},{"key":"100.0-*","from":100.0,"from_as_string":"100.0€","doc_count":3}]""")]
    [InlineData("""{"*-100.0":{"to":100.0,"doc_count":2},"100.0-*":{"from":100.0,"from_as_string":"100.0€","doc_count":3}}""")]
    public void ToRows_ReturnsBoundsOfRanges(string buckets) =>
        AssertRows(
            """{"by_cost":{"buckets":""" + buckets + "}}",
            ": doc_count=10",
            "by_cost: by_cost=*-100.0, doc_count=2, to=100.0",
            "by_cost: by_cost=100.0-*, doc_count=3, from=100.0€"
        );

    [Theory]
    [InlineData("""{"0.0":{"key":0.0,"doc_count":2}}""", "h: h=0.0, doc_count=2")]
    [InlineData("""{"2024-06":{"key":1717200000000,"key_as_string":"2024-06","doc_count":2}}""", "h: h=2024-06, doc_count=2")]
    [InlineData("""{"June":{"key":1717200000000,"key_as_string":"2024-06","doc_count":2}}""", "h: h=2024-06, doc_count=2, key.name=June")]
    [InlineData("""{"a#b":{"doc_count":2}}""", "h: h=a#b, doc_count=2")]
    [InlineData("""[{"doc_count":2}]""", "h: h=0, doc_count=2")]
    [InlineData("""[{"key":null,"doc_count":2}]""", "h: h=, doc_count=2")]
    [InlineData("""[{"key":1,"key_as_string":"true","doc_count":"2"}]""", "h: h=true, doc_count=2")]
    [InlineData("""[{"key":true}]""", "h: h=true")]
    public void ToRows_ReadsKeyOfKeyedAndListedBuckets(string buckets, string expected) =>
        AssertRows("""{"h":{"buckets":""" + buckets + "}}", ": doc_count=10", expected);

    [Theory]
    [InlineData("""{"type":"incident","team":null}""", "c.type=incident, c.team=, doc_count=2")]
    [InlineData("""["incident",3]""", "c.0=incident, c.1=3, doc_count=2")]
    [InlineData("{}", "c={}, doc_count=2")]
    public void ToRows_SplitsCompositeKeys(string key, string expected) =>
        AssertRows(
            """{"c":{"after_key":{"type":"incident"},"buckets":[{"key":""" + key + ""","doc_count":2}]}}""",
            ": doc_count=10, c.after_key.type=incident",
            $"c: {expected}"
        );

    [Fact]
    public void ToRows_FoldsSingleBucketsIntoTheRowAroundThem() =>
        AssertRows(
            """
            {"by_type":{"buckets":[{"key":"incident","doc_count":5,"resolved":{"doc_count":4,"cost":{"value":3},
               "late":{"doc_count":1},"by_team":{"buckets":[{"key":"emea","doc_count":2}]}}}]}}
            """,
            ": doc_count=10",
            "by_type: by_type=incident, doc_count=5, resolved.doc_count=4, resolved.cost=3, resolved.late.doc_count=1",
            "by_type>resolved>by_team: by_type=incident, by_team=emea, doc_count=2"
        );

    [Theory]
    [InlineData("""{"values":{"50.0":3.5,"95.0":"NaN","95.0_as_string":"-"}}""")]
    [InlineData("""{"values":[{"key":50.0,"value":3.5},{"key":95.0,"value":"NaN","value_as_string":"-"}]}""")]
    public void ToRows_NamesPercentilesByTheirPercent(string percentiles)
    {
        var row = AssertRows($$"""{"p":{{percentiles}}}""", ": doc_count=10, p.50.0=3.5, p.95.0=-")[0];

        Assert.Equal(double.NaN, row["p.95.0"]?.Number);
    }

    [Theory]
    [InlineData(
        """{"count":2,"min":1,"min_as_string":"one","avg":null,"std_deviation_bounds":{"upper":3,"lower":"NaN"}}""",
        "m.count=2, m.min=one, m.avg=, m.std_deviation_bounds.upper=3, m.std_deviation_bounds.lower=NaN"
    )]
    [InlineData(
        """{"hits":{"total":{"value":1,"relation":"eq"},"max_score":1.0,"hits":[{"_id":"7"}]}}""",
        """m.hits.total=1, m.hits.total.relation=eq, m.hits.max_score=1.0, m.hits.hits=[{"_id":"7"}]"""
    )]
    [InlineData("""{"location":{"lat":1.5,"lon":-2},"count":3}""", "m.location.lat=1.5, m.location.lon=-2, m.count=3")]
    [InlineData("""{"value":{"a":1},"meta":{"unit":"h"}}""", "m.value.a=1, m.meta.unit=h")]
    [InlineData("""{"doc_count":3,"values":{"value":4}}""", "m.doc_count=3, m.values=4")]
    [InlineData("""{"doc_count":3,"buckets":{"value":4}}""", "m.doc_count=3, m.buckets=4")]
    [InlineData("""{"buckets":[1,2]}""", "m.buckets=[1,2]")]
    [InlineData("""{"buckets":null}""", "m.buckets=")]
    [InlineData("""{"x_as_string":"a","y":[],"y_as_string":"b"}""", "m.x_as_string=a, m.y=[], m.y_as_string=b")]
    [InlineData("""{"a":"1","a_as_string":"2","a_as_string_as_string":"3"}""", "m.a=2, m.a_as_string_as_string=3")]
    [InlineData("""{"a_as_string":"2","a":"1","a_as_string_as_string":"3"}""", "m.a_as_string=3, m.a=1")]
    [InlineData("""{"values":[{"key":1}]}""", """m=[{"key":1}]""")]
    [InlineData("{}", "m={}")]
    [InlineData("7", "m=7")]
    [InlineData("null", "m=")]
    public void ToRows_KeepsMetricsOfAnyShape(string metric, string expected) =>
        AssertRows($$"""{"m":{{metric}}}""", $": doc_count=10, {expected}");

    [Fact]
    public void ToRows_ReturnsPlainNames_ForTypedResponses() =>
        AssertRows(
            """{"sterms#by_type":{"buckets":[{"key":"a#b","doc_count":1,"avg#cost":{"value":2},"filter#open":{"doc_count":0}}]}}""",
            ": doc_count=10",
            "by_type: by_type=a#b, doc_count=1, cost=2, open.doc_count=0"
        );

    [Fact]
    public void ToRows_NumbersRepeatedNames() =>
        AssertRows(
            """
            {"a":{"buckets":[{"key":1,"doc_count":2,"a":{"buckets":[{"key":3,"doc_count":4,"a":{"value":5},"a#2":6,"b.c":7,"b":{"c":8}}]}}]},
             "doc_count":{"value":9}}
            """,
            ": doc_count=10, doc_count#2=9",
            "a: a=1, doc_count=2",
            "a>a: a=1, a#2=3, doc_count=4, a#3=5, a#2#2=6, b.c=7, b.c#2=8"
        );

    [Fact]
    public void ToRows_ReturnsOnlyTheTotal_ForResultWithoutAggregations()
    {
        var row = Assert.Single(Parse("""{"data":{"total":{"value":10000,"relation":"gte"}}}""").ToRows());

        Assert.Equal((10_000, "gte", ""), (row.DocCount, row["total.relation"]?.Text, row.Path));
        Assert.Empty(row.Keys);
    }

    [Fact]
    public void ToRows_ReturnsAnEmptyRow_ForEmptyResult()
    {
        var row = Assert.Single(Parse("{}").ToRows());

        Assert.Null(row.DocCount);
        Assert.Empty(row.Cells);
    }

    [Fact]
    public void ToRows_IsReadWhileItIsEnumerated()
    {
        var result = Parse("""{"data":{"aggregations":{"a":{"buckets":[{"key":"x","doc_count":1},{"key":"y","doc_count":2}]}}}}""");

        Assert.Equal("a: a=x, doc_count=1", result.ToRows().ElementAt(1).ToString());
        Assert.Equal(3, result.ToRows().Count());
    }

    [Fact]
    public void DocCount_IsNull_WhenItIsNoCount()
    {
        var row = AssertRows("""{"a":{"buckets":[{"key":"x","doc_count":"many"}]}}""", ": doc_count=10", "a: a=x, doc_count=many")[1];

        Assert.Null(row.DocCount);
    }

    [Fact]
    public void Cell_ConvertsItsValue()
    {
        var row = AssertRows("""{"t":"12","big":9e300,"f":1.5,"b":true,"n":null}""", ": doc_count=10, t=12, big=9e300, f=1.5, b=true, n=")[
            0
        ];

        Assert.Equal([12, 9e300, 1.5, null, null], row.Values.Select(v => v.Number));
        Assert.Equal([12, null, null, null, null], row.Values.Select(v => v.Instant?.ToUnixTimeMilliseconds()));
        Assert.Equal(JsonValueKind.True, row["b"]?.Json.ValueKind);
        Assert.Null(row["T"]);
        Assert.Throws<ArgumentNullException>(() => row[null!]);
    }

    [Fact]
    public void ToRows_ReadsDeepBuckets()
    {
        const int Depth = 1000;
        var json = new StringBuilder();
        for (var i = 0; i < Depth; i++)
            json.Append("""{"":{"buckets":[{"doc_count":1,"x":""");
        json.Append('1').Insert(json.Length, "}]}}", Depth);
        var rows = Deep("x", json.ToString()).ToRows().ToList();

        Assert.InRange(rows.Count, 50, AggregationRowBuilder.MaxPathLength);
        Assert.Equal(JsonValueKind.Object, rows[^1].Values[^1].Json.ValueKind);
    }

    [Fact]
    public void ToRows_ReadsDeepObjects()
    {
        const int Depth = 3000;
        var json = new StringBuilder().Insert(0, "{\"\":", Depth).Append('1').Append('}', Depth);

        var cell = Assert.Single(Deep("x", json.ToString()).ToRows().Single().Values);

        Assert.InRange(cell.Name.Length, 2, AggregationRowBuilder.MaxPathLength + 1);
    }

    [Fact]
    public void ToRows_KeepsJson_UnderVeryLongNames()
    {
        var name = new string('n', 100_000);
        var members = string.Join(',', Enumerable.Range(0, 5000).Select(static i => $"\"{i}\":{i}"));

        var cell = Assert.Single(Deep(name, $"{{{members}}}").ToRows().Single().Values);

        Assert.Equal(5000, cell.Json.GetPropertyCount());
    }

    [Theory]
    [InlineData(AggregationRowBuilder.MaxKeys, AggregationRowBuilder.MaxKeys)]
    [InlineData(AggregationRowBuilder.MaxKeys + 1, 1)]
    public void ToRows_KeepsJson_OfCompositeKeysWithVeryManyParts(int parts, int expected)
    {
        var row = Deep("c", $$"""{"buckets":[{"key":[{{string.Join(',', Enumerable.Range(0, parts))}}]}]}""").ToRows().Last();

        Assert.Equal(expected, row.Keys.Count);
    }

    [Fact]
    public void ToRows_KeepsJson_OfObjectsWithVeryManyMembers()
    {
        var members = string.Join(',', Enumerable.Range(0, 200_000).Select(static i => $"\"{i}\":{i}"));

        var cell = Assert.Single(Deep("p", $$$"""{"values":{{{{members}}}}}""").ToRows().Single().Values);

        Assert.Equal(("p", 200_000), (cell.Name, cell.Json.GetPropertyCount()));
    }

    [Fact]
    public void ToRows_ReadsTensOfThousandsOfBucketsAndRepeatedNames()
    {
        const int Count = 50_000;
        var buckets = string.Join(',', Enumerable.Range(0, Count).Select(static i => $$"""{"key":{{i}},"doc_count":1}"""));
        var repeated = string.Join(',', Enumerable.Repeat("\"v\":1", Count));

        var rows = Deep("a", $$"""{"buckets":[{{buckets}},{"key":"last",{{repeated}}}]}""").ToRows().ToList();

        Assert.Equal(Count, rows.Sum(static row => row.DocCount));
        Assert.Equal($"v#{Count}", rows[^1].Values[^1].Name);
    }

    private static List<AggregationRow> AssertRows([StringSyntax(StringSyntaxAttribute.Json)] string aggregations, params string[] expected)
    {
        var rows = Parse("""{"data":{"total":10,"aggregations":""" + aggregations + "}}").ToRows().ToList();

        Assert.Equal(expected, rows.Select(static row => row.ToString()));
        return rows;
    }

    private static TicketAggregationResult Parse(string json) => new(TicketAggregationResponse.Parse(json));

    /// <summary>A result that is nested deeper than the client reads from a service.</summary>
    private static TicketAggregationResult Deep(string name, string json)
    {
        var element = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = int.MaxValue }).RootElement;
        return new(new() { Data = new() { Aggregations = new Dictionary<string, JsonElement> { [name] = element } } });
    }
}
