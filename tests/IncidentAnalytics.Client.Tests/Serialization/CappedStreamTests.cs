using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class CappedStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_ReadsUpToTheLimit_AndKeepsTheStart()
    {
        using var stream = new CappedStream(new MemoryStream([1, 2, 3, 4]), limit: 4, start: new byte[3]);
        var buffer = new byte[10];

        Assert.Equal(2, await stream.ReadAsync(buffer.AsMemory(5, 2), Token));
        Assert.Equal([1, 2], stream.Start.ToArray());
        Assert.Equal(2, await stream.ReadAsync(buffer.AsMemory(7, 3), Token));
        Assert.Equal([1, 2, 3], stream.Start.ToArray());
        Assert.Equal(0, await stream.ReadAsync(buffer, Token));
        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 3, 4, 0], buffer);
    }

    [Fact]
    public async Task ReadAsync_Throws_BeyondTheLimit()
    {
        using var stream = new CappedStream(new MemoryStream([1, 2, 3, 4]), limit: 3, start: []);
        var buffer = new byte[3];

        Assert.Equal(3, await stream.ReadAsync(buffer, Token));
        var e = await Assert.ThrowsAsync<ResponseTooLargeException>(() => stream.CopyToAsync(Stream.Null, Token));
        Assert.Equal("the body is larger than the limit of 3 bytes (MaxResponseBytes)", e.Message);
    }

    [Fact]
    public async Task ReadAsync_ReturnsTheHeadFirst()
    {
        using var stream = new CappedStream(new MemoryStream([4, 5]), limit: 5, start: new byte[4], head: new byte[] { 1, 2, 3 });
        var buffer = new byte[2];

        Assert.Equal(2, await stream.ReadAsync(buffer, Token));
        Assert.Equal([1, 2], buffer);
        Assert.Equal(1, await stream.ReadAsync(buffer, Token));
        Assert.Equal(3, buffer[0]);
        Assert.Equal(2, await stream.ReadAsync(buffer, Token));
        Assert.Equal([4, 5], buffer);
        Assert.Equal([1, 2, 3, 4], stream.Start.ToArray());
        Assert.Equal(0, await stream.ReadAsync(buffer, Token));
    }

    [Fact]
    public void Read_CountsToo()
    {
        using var stream = new CappedStream(new MemoryStream([1, 2, 3]), limit: 2, start: new byte[2]);
        var buffer = new byte[3];

        Assert.Equal(2, stream.Read(buffer, 1, 2));
        Assert.Equal([0, 1, 2], buffer);
        Assert.Equal([1, 2], stream.Start.ToArray());
        Assert.Throws<ResponseTooLargeException>(() => stream.Read(buffer, 0, 1));
    }

    [Fact]
    public void Streams_AreForReadingOnly()
    {
        using var capped = new CappedStream(Stream.Null, limit: 1, start: []);
        using var repaired = new UnicodeJsonStream(Stream.Null);
        foreach (var stream in new Stream[] { capped, repaired })
        {
            Assert.Equal((true, false, false), (stream.CanRead, stream.CanSeek, stream.CanWrite));
            Assert.Throws<NotSupportedException>(() => stream.Length);
            Assert.Throws<NotSupportedException>(() => stream.Position);
            Assert.Throws<NotSupportedException>(() => stream.Position = 0);
            Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
            Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
            Assert.Throws<NotSupportedException>(() => stream.Write([], 0, 0));
            stream.Flush();
        }
    }
}
