using System.Globalization;
using System.Text;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Results with very many members, which take too long if reading is not linear.</summary>
public sealed class LargeResultTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Percentiles_ReadsHundredsOfThousandsOfValues(bool hasTexts)
    {
        const int Count = 200_000;
        var json = new StringBuilder("""{"data":{"aggregations":{"p":{"values":{""");
        for (var i = 0; i < Count; i++)
        {
            json.Append(CultureInfo.InvariantCulture, $"\"{i}.0\":{i},");
            if (hasTexts)
                json.Append(CultureInfo.InvariantCulture, $"\"{i}.0_as_string\":\"v{i}\",");
        }

        json.Append("\"x\":1}}}}}").Replace(",\"x\":1", "");
        var values = new TicketAggregationResult(TicketAggregationResponse.Parse(json.ToString()))
            .Get(Aggregation.Percentiles("p", "f"))
            .Values;

        Assert.Equal(Count, values.Count);
        Assert.Equal((199_999, 199_999, hasTexts ? "v199999" : null), (values[^1].Percent, values[^1].Value, values[^1].ValueAsString));
    }

    [Fact]
    public void Buckets_ReadsHundredsOfThousandsOfBuckets()
    {
        const int Count = 100_000;
        var json = new StringBuilder("""{"data":{"aggregations":{"f":{"buckets":{""")
            .AppendJoin(
                ',',
                Enumerable
                    .Range(0, Count)
                    .Select(static i =>
                        string.Create(CultureInfo.InvariantCulture, $"\"k\\ud83d{i}\":{{\"doc_count\":{i},\"d\\ud83d\":1}}")
                    )
            )
            .Append("}}}}}");
        var result = new TicketAggregationResult(TicketAggregationResponse.Parse(json.ToString()));

        var buckets = result.Get(Aggregation.Filters("f", [TicketFilter.MatchAll])).Buckets;

        Assert.Equal((Count, 99_999), (buckets.Count, buckets[^1].DocCount));
    }
}
