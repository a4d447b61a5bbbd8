using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.Client.Authentication;
using IncidentAnalytics.Client.Resilience;
using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

public sealed class ResponseBodyTests
{
    private const int MaxWhole = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, true)]
    [InlineData(4 * 1024 - 1, true)]
    [InlineData(4 * 1024, true)]
    [InlineData(4 * 1024 + 1, true)]
    [InlineData(100_000, true)]
    [InlineData(MaxWhole - 1, true)]
    [InlineData(MaxWhole, false)]
    [InlineData(3 * MaxWhole, false)]
    public async Task Deserialize_ReadsEveryLength_AsAWholeOrInParts(int length, bool isWhole)
    {
        var text = new string('x', length - 2);
        var content = new PartialStream(Encoding.UTF8.GetBytes($"\"{text}\""), 10_000);

        Assert.Equal((isWhole, text), await ReadAsync(content));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(MaxWhole)]
    public async Task Deserialize_SkipsTheByteOrderMark_AndRepairsText(int padding)
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. Enumerable.Repeat((byte)' ', padding), .. "\"é\\ud83d\\ude00\\ud83dx"u8, 0xFF, .. "\""u8];

        Assert.Equal((padding == 0, "é\U0001F600\uFFFDx\uFFFD"), await ReadAsync(new PartialStream(json, 7_000)));
    }

    [Theory]
    [InlineData(1_000, 999, false)]
    [InlineData(1_000, 1_000, true)]
    [InlineData(2 * MaxWhole, 2 * MaxWhole - 1, false)]
    [InlineData(2 * MaxWhole, 2 * MaxWhole, true)]
    public async Task Deserialize_Throws_BeyondTheLimit(int length, int limit, bool isAllowed)
    {
        var content = new PartialStream(Encoding.UTF8.GetBytes($"\"{new string('x', length - 2)}\""), 10_000);

        var reading = () => ReadAsync(content, limit);

        if (isAllowed)
            await reading();
        else
            await Assert.ThrowsAsync<ResponseTooLargeException>(reading);
    }

    [Fact]
    public async Task Start_HasTheFirstBytes()
    {
        using var body = new ResponseBody(MaxWhole);
        Assert.True(body.Start.IsEmpty);

        await body.TryReadAllAsync(new MemoryStream([.. Enumerable.Range(0, 10_000).Select(static i => (byte)i)]), Token);

        Assert.Equal(Enumerable.Range(0, 512).Select(static i => (byte)i), body.Start.ToArray());
    }

    /// <summary>The pool gives a thread what it returned last; nothing here leaves the thread.</summary>
    [Fact]
    public async Task Dispose_LeavesNothingInThePool()
    {
        var body = new ResponseBody(MaxWhole);
        Assert.True(await body.TryReadAllAsync(new MemoryStream(Encoding.UTF8.GetBytes("s3cret")), Token));
        body.Dispose();

        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        Assert.False(buffer.AsSpan().StartsWith("s3cret"u8));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    [Fact]
    public void IsWellFormed_IsTrue_OnlyForWhatNeedsNoRepair()
    {
        string[] parts = ["a", "\\\\", "d8", "D83D", "\\ud83d", "\\ude00", "\\uD7FF", "\\ue000", "é", "\U0001F600"];
        foreach (var first in parts)
        {
            foreach (var second in parts)
            {
                foreach (var third in parts)
                {
                    var json = Encoding.UTF8.GetBytes(first + second + third);
                    if (UnicodeJson.IsWellFormed(json))
                        Assert.Equal(json, UnicodeJson.Repair(json));
                }
            }
        }

        Assert.True(UnicodeJson.IsWellFormed("{\"a\":\"é€\U0001F600\\n\\u00e9\\ud55c\\uD7FF\\ue000\"}"u8));
        for (var unit = 0xD800; unit <= 0xDFFF; unit++)
        {
            var escape = unit.ToString("x4", CultureInfo.InvariantCulture);
            Assert.False(UnicodeJson.IsWellFormed(Encoding.UTF8.GetBytes("\\u" + escape)));
            Assert.False(UnicodeJson.IsWellFormed(Encoding.UTF8.GetBytes("\\u" + escape.ToUpperInvariant())));
        }

        Assert.False(UnicodeJson.IsWellFormed([(byte)'a', 0xFF]));
    }

    private static async Task<(bool IsWhole, string? Text)> ReadAsync(Stream content, long limit = long.MaxValue)
    {
        var type = AuthenticationJsonContext.Default.JsonElement;
        using var body = new ResponseBody(limit);
        var isWhole = await body.TryReadAllAsync(content, Token);
        var value = isWhole ? body.Deserialize(type) : await body.DeserializeAsync(content, type, Token);
        return (isWhole, value.GetString());
    }

    /// <summary>Returns at most some bytes at a time.</summary>
    private sealed class PartialStream(byte[] bytes, int length) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(length, buffer.Length)], cancellationToken);
    }
}
