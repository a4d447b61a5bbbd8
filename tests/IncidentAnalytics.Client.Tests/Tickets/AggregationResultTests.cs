using System.Text.Json;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Results of each aggregation, in all shapes that services are known to send.</summary>
public sealed class AggregationResultTests
{
    private static readonly HistogramInterval Day = HistogramInterval.Fixed(TimeSpan.FromDays(1));

    [Fact]
    public void Terms_ReadsKeysAsTextNumberOrBoolean()
    {
        var buckets = Read(
            Aggregation.Terms("a", "f"),
            """
            {"buckets":[
              {"key":"network","doc_count":5,"doc_count_error_upper_bound":1},
              {"key":9007199254740993,"doc_count":4},
              {"key":2.5,"doc_count":3},
              {"key":1,"key_as_string":"true","doc_count":2},
              {"key":0,"key_as_string":"false","doc_count":"1"},
              {"key":1717200000000,"key_as_string":"2024-06-01T00:00:00.000Z","doc_count":1.0},
              {"key":18446744073709551615,"doc_count":1},
              {"key":true,"doc_count":0},
              {"key":"true","doc_count":0}]}
            """
        ).Buckets;

        Assert.Equal(
            ["network", "9007199254740993", "2.5", "true", "false", "2024-06-01T00:00:00.000Z", "18446744073709551615", "true", "true"],
            buckets.Select(b => $"{b.Key}")
        );
        Assert.Equal([5, 4, 3, 2, 1, 1, 1, 0, 0], buckets.Select(b => b.DocCount));
        Assert.Equal(1, buckets[0].DocCountErrorUpperBound);
        Assert.True(buckets[0].Key.IsText);
        Assert.Equal(new BucketKey("network"), buckets[0].Key);
        Assert.True(buckets[1].Key.TryGetInt64(out var number));
        Assert.Equal(9_007_199_254_740_993, number);
        Assert.True(buckets[2].Key.TryGetDouble(out var fraction));
        Assert.Equal(2.5, fraction);
        Assert.False(buckets[2].Key.TryGetInt64(out _));
        Assert.True(buckets[3].Key.TryGetBoolean(out var yes) && yes);
        Assert.True(buckets[4].Key.TryGetBoolean(out var no) && !no);
        Assert.False(buckets[5].Key.TryGetBoolean(out _));
        Assert.True(buckets[6].Key.TryGetDouble(out _));
        Assert.False(buckets[6].Key.TryGetInt64(out _));
        Assert.True(buckets[7].Key.TryGetBoolean(out _));
        Assert.False(buckets[8].Key.TryGetBoolean(out _));
        Assert.Equal("true", buckets[3].KeyAsString);
        Assert.Null(buckets[0].KeyAsString);
    }

    [Fact]
    public void TermsResult_FindsBucketByKey()
    {
        var terms = Read(
            Aggregation.Terms("a", "f"),
            """
            {"buckets":[{"key":"incident","doc_count":5},{"key":3,"doc_count":4},{"key":1,"key_as_string":"true","doc_count":2}]}
            """
        );

        Assert.Equal(5, terms.Find("incident")?.DocCount);
        Assert.Equal(4, terms.Find("3")?.DocCount);
        Assert.Equal(2, terms.Find("true")?.DocCount);
        Assert.Null(terms.Find("Incident"));
        Assert.Throws<ArgumentNullException>(() => terms.Find(null!));
        Assert.True(terms.Buckets[0].Key == "incident");
        Assert.True(terms.Buckets[0].Key.Equals("incident"));
        Assert.False(terms.Buckets[1].Key == "3");
    }

    [Fact]
    public void BucketKey_SerializesAsItPrints()
    {
        var buckets = Read(
            Aggregation.Terms("a", "f"),
            """{"buckets":[{"key":"x","doc_count":2},{"key":1,"key_as_string":"true","doc_count":1}]}"""
        ).Buckets;

        Assert.Equal("""["x","true"]""", JsonSerializer.Serialize(buckets.Select(static b => b.Key)));
        Assert.Equal("""{"x":2,"true":1}""", JsonSerializer.Serialize(buckets.ToDictionary(static b => b.Key, static b => b.DocCount)));
        Assert.Equal("x", JsonSerializer.Deserialize<BucketKey>("\"x\""));
    }

    [Theory]
    [InlineData("""{"buckets":[{"key":1717200000000,"key_as_string":"x","doc_count":2}]}""")]
    [InlineData("""{"buckets":{"x":{"key":1717200000000,"key_as_string":"x","doc_count":2}}}""")]
    [InlineData("""{"buckets":[{"key":1.7172E12,"key_as_string":"x","doc_count":2}]}""")]
    [InlineData("""{"buckets":[{"key":"1717200000000","key_as_string":"x","doc_count":2}]}""")]
    public void DateHistogram_ReadsBuckets_WhetherKeyedOrNot(string json)
    {
        var bucket = Assert.Single(Read(Aggregation.DateHistogram("a", "f", Day), json).Buckets);
        Assert.Equal(new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero), bucket.Key);
        Assert.Equal(TimeSpan.Zero, bucket.Key.Offset);
        Assert.Equal(("x", 2), (bucket.KeyAsString, bucket.DocCount));
    }

    [Theory]
    [InlineData("""{"buckets":[{"key":-2.5,"doc_count":2}]}""")]
    [InlineData("""{"buckets":{"-2.5":{"key":-2.5,"doc_count":2}}}""")]
    public void Histogram_ReadsBuckets_WhetherKeyedOrNot(string json)
    {
        var bucket = Assert.Single(Read(Aggregation.Histogram("a", "f", 2.5), json).Buckets);
        Assert.Equal((-2.5, 2), (bucket.Key, bucket.DocCount));
    }

    [Theory]
    [InlineData(
        """{"buckets":[{"key":"*-10.0","to":10.0,"to_as_string":"10.0","doc_count":2},{"key":"teens","from":10,"to":20,"doc_count":1}]}"""
    )]
    [InlineData("""{"buckets":{"*-10.0":{"to":10.0,"to_as_string":"10.0","doc_count":2},"teens":{"from":10,"to":20,"doc_count":1}}}""")]
    public void Range_ReadsBuckets_WhetherKeyedOrNot(string json)
    {
        var buckets = Read(Aggregation.Range("a", "f", [new(null, 10)]), json).Buckets;
        Assert.Equal(
            ("*-10.0", null, 10.0, null, "10.0", 2),
            (buckets[0].Key, buckets[0].From, buckets[0].To, buckets[0].FromAsString, buckets[0].ToAsString, buckets[0].DocCount)
        );
        Assert.Equal(("teens", 10.0, 20.0), (buckets[1].Key, buckets[1].From, buckets[1].To));
    }

    [Fact]
    public void DateRange_ReadsEndsAsInstants()
    {
        var bucket = Assert.Single(
            Read(
                Aggregation.DateRange("a", "f", [new("now-1d", null)]),
                """
                {"buckets":[{"key":"k","from":1.7172E12,"from_as_string":"2024-06-01","doc_count":2}]}
                """
            ).Buckets
        );
        Assert.Equal(
            ("k", new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero), null, "2024-06-01", null, 2),
            (bucket.Key, bucket.From, bucket.To, bucket.FromAsString, bucket.ToAsString, bucket.DocCount)
        );
    }

    [Fact]
    public void Filters_ReadsNamedAndAnonymousBuckets()
    {
        var handle = Aggregation.Filters("a", [TicketFilter.MatchAll]);
        var named = Read(handle, """{"buckets":{"open":{"doc_count":2},"_other_":{"doc_count":1}}}""");
        var anonymous = Read(handle, """{"buckets":[{"doc_count":3},{"doc_count":4}]}""");

        Assert.Equal((2, 1), (named["open"].DocCount, named["_other_"].DocCount));
        Assert.Throws<KeyNotFoundException>(() => named["closed"]);
        Assert.Equal([(null, 3), (null, 4)], anonymous.Buckets.Select(b => (b.Key, b.DocCount)));
    }

    [Fact]
    public void Filter_ReadsCountAndSubAggregations()
    {
        var cost = Aggregation.Avg("cost", "ticket.cost");
        var filter = Read(Aggregation.Filter("a", TicketFilter.MatchAll, [cost]), """{"doc_count":7,"cost":{"value":1.5}}""");
        var missing = Read(Aggregation.Missing("a", "f", [cost]), """{"doc_count":8,"meta":{},"cost":{"value":null}}""");

        Assert.Equal((7, true, 1.5), (filter.DocCount, filter.IsPresent, filter.Get(cost).Value));
        Assert.Equal((8, true, null), (missing.DocCount, missing.IsPresent, missing.Get(cost).Value));
    }

    [Theory]
    [InlineData("""{"value":2.5,"value_as_string":"2.5"}""", 2.5)]
    [InlineData("""{"value":"2.5","value_as_string":"2.5"}""", 2.5)]
    [InlineData("""{"value":"NaN","value_as_string":"2.5"}""", double.NaN)]
    [InlineData("""{"value":"Infinity","value_as_string":"2.5"}""", double.PositiveInfinity)]
    [InlineData("""{"value":"-Infinity","value_as_string":"2.5"}""", double.NegativeInfinity)]
    [InlineData("""{"value":null,"value_as_string":"2.5"}""", null)]
    [InlineData("""{"value_as_string":"2.5"}""", null)]
    public void Avg_ReadsNumberOrNull(string json, double? value)
    {
        using var _ = new CultureScope("de-DE");
        foreach (
            var handle in (Aggregation<ValueResult>[])
                [Aggregation.Avg("a", "f"), Aggregation.Sum("a", "f"), Aggregation.Min("a", "f"), Aggregation.Max("a", "f")]
        )
        {
            var result = Read(handle, json);
            Assert.Equal((value, "2.5", true), (result.Value, result.ValueAsString, result.IsPresent));
        }
    }

    [Fact]
    public void Cardinality_ReadsCountAs64BitInteger()
    {
        Assert.Equal(3_000_000_000, Read(Aggregation.Cardinality("a", "f"), """{"value":3000000000}""").Value);
        Assert.Equal(12, Read(Aggregation.ValueCount("a", "f"), """{"value":12.0}""").Value);
        Assert.Equal(0, Read(Aggregation.ValueCount("a", "f"), """{"value":null}""").Value);
    }

    [Fact]
    public void Stats_ReadsAllMembers_AndNoValues()
    {
        var full = Read(
            Aggregation.Stats("a", "f"),
            """
            {"count":2,"min":1,"max":3,"avg":2,"sum":4,"min_as_string":"a","max_as_string":"b","avg_as_string":"c","sum_as_string":"d"}
            """
        );
        Assert.Equal((2, 1.0, 3.0, 2.0, 4.0), (full.Count, full.Min, full.Max, full.Avg, full.Sum));
        Assert.Equal(("a", "b", "c", "d"), (full.MinAsString, full.MaxAsString, full.AvgAsString, full.SumAsString));

        var none = Read(Aggregation.Stats("a", "f"), """{"count":0,"min":null,"max":null,"avg":null,"sum":0.0}""");
        Assert.Equal((0, null, null, null, 0.0), (none.Count, none.Min, none.Max, none.Avg, none.Sum));
    }

    [Fact]
    public void ExtendedStats_ReadsAllMembers_AndNoValues()
    {
        var full = Read(
            Aggregation.ExtendedStats("a", "f"),
            """
            {"count":2,"min":1,"max":3,"avg":2,"sum":4,"sum_of_squares":10,"variance":1,"variance_population":1.5,"variance_sampling":2,
             "std_deviation":0.5,"std_deviation_population":0.6,"std_deviation_sampling":0.7,
             "std_deviation_bounds":{"upper":1,"lower":2,"upper_population":3,"lower_population":4,"upper_sampling":"NaN","lower_sampling":6}}
            """
        );
        Assert.Equal((10.0, 1.0, 1.5, 2.0), (full.SumOfSquares, full.Variance, full.VariancePopulation, full.VarianceSampling));
        Assert.Equal((0.5, 0.6, 0.7), (full.StdDeviation, full.StdDeviationPopulation, full.StdDeviationSampling));
        var bounds = full.StdDeviationBounds;
        Assert.Equal(
            (1.0, 2.0, 3.0, 4.0, double.NaN, 6.0),
            (bounds.Upper, bounds.Lower, bounds.UpperPopulation, bounds.LowerPopulation, bounds.UpperSampling, bounds.LowerSampling)
        );

        var none = Read(Aggregation.ExtendedStats("a", "f"), """{"count":0,"variance":null,"std_deviation_bounds":null}""");
        Assert.Equal((null, null), (none.Variance, none.StdDeviationBounds.Upper));
    }

    [Theory]
    [InlineData("""{"values":{"50.0":12.5,"50.0_as_string":"12.5","99.9":null}}""")]
    [InlineData("""{"values":[{"key":50.0,"value":12.5,"value_as_string":"12.5"},{"key":99.9,"value":null}]}""")]
    public void Percentiles_ReadsValues_WhetherKeyedOrNot(string json)
    {
        using var _ = new CultureScope("fi-FI");
        var result = Read(Aggregation.Percentiles("a", "f"), json);
        Assert.Equal([new(50, 12.5, "12.5"), new(99.9, null)], result.Values);
        Assert.Equal((12.5, null, null), (result[50], result[99.9], result[1]));
    }

    [Fact]
    public void Raw_ReturnsJsonUnchanged()
    {
        var handle = Aggregation.Raw("a", "{}");
        Assert.Equal(3, Read(handle, "[1,2,3]").GetArrayLength());
        Assert.Equal(JsonValueKind.Undefined, handle.Read(default).ValueKind);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("""{"buckets":5}""")]
    [InlineData("""{"buckets":[5]}""")]
    [InlineData("""{"buckets":[null]}""")]
    [InlineData("""{"buckets":[{"key":"not a time","doc_count":1}]}""")]
    [InlineData("""{"buckets":[{"key":9e99,"doc_count":1}]}""")]
    [InlineData("""{"buckets":[{"doc_count":1}]}""")]
    [InlineData("""{"buckets":[{"key":1,"doc_count":1.5}]}""")]
    [InlineData("""{"buckets":[{"key":1,"doc_count":true}]}""")]
    [InlineData("""{"buckets":[{"key":1,"doc_count":1,"key_as_string":{}}]}""")]
    public void Read_ThrowsInvalidResponseException_WhenShapeIsWrong(string json)
    {
        var error = Assert.Throws<InvalidResponseException>(() => Read(Aggregation.DateHistogram("by day", "f", Day), json));
        Assert.Contains("'by day'", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.BodyStart);
    }

    private static TResult Read<TResult>(Aggregation<TResult> handle, string json)
    {
        using var document = JsonDocument.Parse(json);
        return handle.Read(document.RootElement.Clone());
    }
}
