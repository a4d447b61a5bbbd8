using System.Text;
using System.Text.Json;
using Benchmarks.Contenders;
using Benchmarks.Measuring;
using Elastic.Clients.Elasticsearch;
using Elastic.Transport;
using Elastic.Transport.Extensions;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.Testing;

namespace Benchmarks.Lines;

/// <summary>From the body of a response to the keys and counts of its buckets.</summary>
internal sealed class Terms : BenchmarkLine
{
    private const string AggregationName = "by_host";
    private const int Few = 1_000;
    private const int Many = 100_000;

    private static readonly Aggregation<TermsResult> ByHost = Aggregation.Terms(AggregationName, "host", size: Many);
    private static readonly ElasticsearchClient Elastic = new(new ElasticsearchClientSettings(new InMemoryRequestInvoker()));

    public override string Title => "Terms of 1,000 buckets through `Get`";

    public override async Task<Row> MeasureAsync()
    {
        var body = SampleBodies.Terms(Few, AggregationName);
        var elasticBody = Encoding.UTF8.GetBytes(
            $$$"""{"took":1,"timed_out":false,"_shards":{"total":1,"successful":1,"failed":0},"hits":{"total":{"value":1,"relation":"eq"},"hits":[]},"aggregations":{"sterms#{{{AggregationName}}}":{{{SampleBodies.TermsResult(Few)}}}}}"""
        );
        var figures = await Alternation.MeasureAsync(
            () => Done(ReadPlain(body)),
            () => Done(ReadElastic(elasticBody)),
            () => Done(ReadOurs(body))
        );
        var manyBody = SampleBodies.Terms(Many, AggregationName);
        var many = await Alternation.MeasureAsync(rounds: 5, () => Done(ReadOurs(manyBody)));
        var (limit, elastic, ours) = (figures[0], figures[1], figures[2]);
        var growth = new Ratio(many[0].Time.Seconds / Many / (ours.Time.Seconds / Few));
        return new(
            $"{limit}",
            $"Elastic's client {elastic.Beside(limit)}",
            $"{ours.Beside(limit)}; of 100,000: {many[0]}",
            new Goal("≤ Elastic's bytes", ours.Bytes.Count <= elastic.Bytes.Count),
            new Goal("≤ Elastic's time", ours.Time.Seconds <= elastic.Time.Seconds),
            new Goal("linear: a bucket of 100,000 takes ≤ × 2 of one of 1,000", growth.Value <= 2)
        );
    }

    private static long ReadPlain(byte[] body)
    {
        var response = JsonSerializer.Deserialize(body, PlainJsonContext.Default.PlainTicketResponsePlainHosts);
        var sum = 0L;
        foreach (var bucket in response!.Data!.Aggregations!.ByHost!.Buckets!)
            sum += bucket.Key!.Length + bucket.DocCount;
        return sum;
    }

    private static long ReadElastic(byte[] body)
    {
        using var stream = new MemoryStream(body);
        var response = Elastic.RequestResponseSerializer.Deserialize<SearchResponse<JsonElement>>(stream);
        var sum = 0L;
        foreach (var bucket in response.Aggregations!.GetStringTerms(AggregationName)!.Buckets)
            sum += bucket.Key.ToString().Length + bucket.DocCount;
        return sum;
    }

    private static long ReadOurs(byte[] body)
    {
        var response = JsonSource.Deserialize(body, TicketsJsonContext.Default.TicketAggregationResponse);
        var sum = 0L;
        foreach (var bucket in new TicketAggregationResult(response!).Get(ByHost).Buckets)
            sum += bucket.Key.ToString().Length + bucket.DocCount;
        return sum;
    }

    private static Task Done(long sum) => sum > 0 ? Task.CompletedTask : throw new InvalidOperationException("There are no buckets.");
}
