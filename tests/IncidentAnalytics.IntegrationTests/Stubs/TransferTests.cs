using System.Globalization;
using System.IO.Compression;
using System.Text;
using IncidentAnalytics.Client.Tickets.Aggregations;
using WireMock.Matchers;
using WireMock.ResponseBuilders;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>Compression, chunks and reuse of connections.</summary>
public sealed class TransferTests : StubTests
{
    private const int BucketCount = 2000;

    private static readonly Aggregation<TermsResult> ByType = Aggregation.Terms("tickets_by_type", "ticket.type", size: BucketCount);

    [Fact]
    public async Task AggregateAsync_DecodesACompressedAnswer()
    {
        StubToken();
        Stub(
            Post(AggregationPath).WithHeader("Accept-Encoding", new RegexMatcher(@"\bgzip\b")),
            Response
                .Create()
                .WithHeader("Content-Type", "application/json")
                .WithHeader("Content-Encoding", "gzip")
                .WithBody(Compress(ManyBuckets()))
        );

        await AssertManyBucketsAsync();
    }

    [Fact]
    public async Task AggregateAsync_ReadsAnAnswerWithoutALength()
    {
        StubToken();
        Stub(Post(AggregationPath), Json(ManyBuckets()));

        await AssertManyBucketsAsync();

        // The same call without the client, to see that the server did send chunks.
        using var http = new HttpClient();
        using var content = new StringContent("{}");
        using var raw = await http.PostAsync(new Uri(Address, AggregationPath), content, Token);
        Assert.True(raw.Headers.TransferEncodingChunked);
        Assert.False(raw.Content.Headers.Contains("Content-Length"));
    }

    [Fact]
    public async Task AggregateAsync_OpensNoConnection_AfterTheFirstCall()
    {
        StubToken();
        Stub(Post(AggregationPath), Json(FourTickets));
        using var connections = new OpenedConnections(Address.Port);

        await AggregateAsync();

        // The token request may have one of its own.
        var opened = connections.Count;
        Assert.InRange(opened, 1, 2);
        for (var i = 0; i < 9; i++)
            await AggregateAsync();
        Assert.Equal(opened, connections.Count);
    }

    private static string ManyBuckets()
    {
        var buckets = Enumerable
            .Range(0, BucketCount)
            .Select(static i => string.Create(CultureInfo.InvariantCulture, $$"""{"key":"type-{{i}}","doc_count":{{i}}}"""));
        return $$$"""{"data":{"aggregations":{"tickets_by_type":{"buckets":[{{{string.Join(',', buckets)}}}]}},"total":4}}""";
    }

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }

    private async Task AssertManyBucketsAsync()
    {
        var tickets = await Client.Tickets.AggregateAsync(AggregationRequest() with { Aggregations = [ByType] }, cancellationToken: Token);

        Assert.Equal(
            Enumerable.Range(0, BucketCount).Select(static i => ("type-" + i.ToString(CultureInfo.InvariantCulture), (long)i)),
            tickets.Get(ByType).Buckets.Select(static b => (b.Key.ToString(), b.DocCount))
        );
    }
}
