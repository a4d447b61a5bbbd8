using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class PooledBufferTests
{
    [Fact]
    public async Task Write_KeepsAllBytes_WhileItGrows()
    {
        using var buffer = new PooledBuffer();
        using var expected = new MemoryStream();
        for (var i = 0; i < 300; i++)
        {
            var piece = Encoding.UTF8.GetBytes(new string((char)('a' + (i % 26)), i * 7));
            expected.Write(piece);
            if (i % 2 == 0)
            {
                await buffer.WriteAsync(piece, TestContext.Current.CancellationToken);
            }
            else
            {
                piece.CopyTo(buffer.GetSpan(piece.Length));
                buffer.Advance(piece.Length);
            }
        }

        Assert.Equal(expected.ToArray(), buffer.WrittenMemory.ToArray());
        Assert.Equal(expected.Length, buffer.Length);
    }

    [Fact]
    public void Clear_OfTheResponse_RemovesTheBytes()
    {
        using var buffer = new PooledBuffer();
        var context = new DefaultHttpContext { Response = { Body = buffer } };
        buffer.Write("half of it"u8);

        context.Response.Clear();
        buffer.Write("all"u8);

        Assert.Equal("all", Encoding.UTF8.GetString(buffer.WrittenMemory.Span));
    }

    [Fact]
    public async Task Json_IsRefused_WhenItIsTooDeep()
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        var deep = System.Text.Json.Nodes.JsonNode.Parse(
            new string('[', 65) + new string(']', 65),
            documentOptions: new JsonDocumentOptions { MaxDepth = 65 }
        )!;

        await Assert.ThrowsAnyAsync<Exception>(() => Answer.JsonAsync(context, 200, deep));
    }
}
