using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IncidentAnalytics.ReferenceServer.Serialization;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class BodyLimitTests
{
    private const int Limit = 2_048;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v3/tickets/aggs", 1, false)]
    [InlineData("/v3/tickets/aggs", Limit + 1, true)]
    [InlineData("/api/analytics/kpi-metrics/", Limit + 1, true)]
    [InlineData("/v2/p/events/statistic", Limit + 1, true)]
    [InlineData("/v3/auth/tokens", Limit + 1, true)]
    [InlineData("/_reference/faults", Limit + 1, true)]
    [InlineData("/_reference/tickets", Limit + 1, false)]
    [InlineData("/_reference/tickets", (8 * Limit) + 1, true)]
    [InlineData("/_REFERENCE/TICKETS", Limit + 1, true)]
    public async Task Body_IsRefused_WhenItIsTooLarge(string path, int length, bool isRefused)
    {
        foreach (var isChunked in (bool[])[false, true])
        {
            await using var server = await IncidentAnalyticsServer.StartAsync(new() { MaxRequestBodySize = Limit }, Ct);
            using var http = server.CreateHttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new ByteArrayContent(Encoding.ASCII.GetBytes(new string('\n', length))),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TransferEncodingChunked = isChunked;

            using var response = await http.SendAsync(request, Ct);

            Assert.Equal(isRefused, response.StatusCode == HttpStatusCode.RequestEntityTooLarge);
        }
    }

    [Theory]
    [InlineData(1_023)]
    [InlineData((128 * 1024 * 1024) + 1)]
    public async Task MaxRequestBodySize_HasItsRange(long size) =>
        Assert.Equal(
            "MaxRequestBodySize",
            (
                await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
                    IncidentAnalyticsServer.StartAsync(new() { MaxRequestBodySize = size }, Ct)
                )
            ).ParamName
        );

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n \r\n\t\n", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\r\n\n b\n\nc", "1:a,3:b,5:c")]
    public async Task JsonLines_SkipsBlankLines_AndNumbersTheOthers(string text, string expected)
    {
        // However the bytes come.
        foreach (var size in (int[])[1, 3, 1_000])
        {
            var lines = new List<string>();
            await foreach (var (number, line) in JsonLines.ReadAsync(new DrippingStream(Encoding.ASCII.GetBytes(text), size), Ct))
            {
                lines.Add($"{number}:{Encoding.ASCII.GetString(line.Span).Trim()}");
            }

            Assert.Equal(expected, string.Join(',', lines));
        }
    }

    [Fact]
    public async Task JsonLines_TakesNoMemory_ForLineBreaks()
    {
        const long Length = 100_000_000;
        var before = GC.GetAllocatedBytesForCurrentThread();

        // Everything is there at once, so that all of it runs on this thread.
        var lines = JsonLines.ReadAsync(new LineBreakStream(Length), CancellationToken.None).GetAsyncEnumerator(Ct);
        var hasLine = lines.MoveNextAsync();

        Assert.True(hasLine.IsCompleted);
        Assert.False(await hasLine);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private sealed class DrippingStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }

    private sealed class LineBreakStream(long length) : MemoryStream
    {
        private long _left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(_left, buffer.Length);
            buffer.Span[..count].Fill((byte)'\n');
            _left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
