using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>How answers and connections are carried.</summary>
public sealed class TransferTests(WireMockServer server) : WireMockTests(server)
{
    private const int BucketCount = 2000;

    private static readonly Aggregation<TermsResult> ByType = Aggregation.Terms("tickets_by_type", "ticket.type", size: BucketCount);

    [Fact]
    public async Task A_compressed_answer_is_decoded()
    {
        await StubTokenAsync();
        await StubAsync(AggregationPath, Json(ManyBuckets()));

        await AssertManyBucketsAsync();

        // The server is asked once more as the client asked it, to see that it did compress.
        var accepted = Assert.Single(await ReceivedAsync(AggregationPath)).Headers["Accept-Encoding"];
        using var raw = await SendAsync(accepted);
        Assert.Equal(["gzip"], raw.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task An_answer_in_chunks_without_a_length_is_read()
    {
        await StubTokenAsync();
        await StubAsync(AggregationPath, Json(ManyBuckets()).TrimEnd('}') + """, "chunkedDribbleDelay": {"numberOfChunks": 20, "totalDuration": 40}}""");

        await AssertManyBucketsAsync();

        using var raw = await SendAsync("identity");
        Assert.True(raw.Headers.TransferEncodingChunked);
        Assert.False(raw.Content.Headers.Contains("Content-Length"));
    }

    [Fact]
    public async Task Calls_in_a_row_share_one_connection_with_the_token_request()
    {
        await StubTokenAsync();
        await StubAsync(AggregationPath, Json(FourTickets));
        using var connections = new OpenedConnections(Server.Address.Port);

        for (var i = 0; i < 10; i++)
            await AggregateAsync();

        Assert.Equal(1, connections.Count);
    }

    private static string ManyBuckets()
    {
        var buckets = Enumerable.Range(0, BucketCount).Select(static i => string.Create(CultureInfo.InvariantCulture, $$"""{"key":"type-{{i}}","doc_count":{{i}}}"""));
        return $$$"""{"data":{"aggregations":{"tickets_by_type":{"buckets":[{{{string.Join(',', buckets)}}}]}},"total":4}}""";
    }

    private async Task AssertManyBucketsAsync()
    {
        var tickets = await Client.Tickets.AggregateAsync(Request() with { Aggregations = [ByType] }, cancellationToken: Token);

        Assert.Equal(
            Enumerable.Range(0, BucketCount).Select(static i => ("type-" + i.ToString(CultureInfo.InvariantCulture), (long)i)),
            tickets.Get(ByType).Buckets.Select(static b => (b.Key.ToString(), b.DocCount)));
    }

    /// <summary>The same call without the client, and therefore without anything that would decode the answer.</summary>
    private async Task<HttpResponseMessage> SendAsync(string acceptEncoding)
    {
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, AggregationPath));
        message.Content = new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        message.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        return await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Token);
    }
}
