using System.Text;
using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class UnicodeJsonStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A character and a pair of escapes may arrive in several parts.</summary>
    [Theory]
    [InlineData("é€\U0001F600", "é€\U0001F600")]
    [InlineData("\\ud83d\\ude00\\n\\u00e9\\\\", "\\ud83d\\ude00\\n\\u00e9\\\\")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\\uFFFD\\ud83d\\ude00")]
    [InlineData("\\ude00x\\ud83d", "\\uFFFDx\\uFFFD")]
    [InlineData("\\ud83d\\u", "\\uFFFD\\u")]
    [InlineData("\\ud83d\\", "\\uFFFD\\")]
    [InlineData("", "")]
    public async Task ReadAsync_RepairsText_WhateverItsParts(string text, string expected)
    {
        for (var length = 1; length <= 13; length++)
        {
            using var stream = new UnicodeJsonStream(new PartialStream(Encoding.UTF8.GetBytes(text), length));
            using var repaired = new MemoryStream();
            await stream.CopyToAsync(repaired, Token);

            Assert.Equal((length, expected), (length, Encoding.UTF8.GetString(repaired.ToArray())));
        }
    }

    [Fact]
    public async Task ReadAsync_RepairsBytesThatAreNoUtf8_WhateverItsParts()
    {
        for (var length = 1; length <= 4; length++)
        {
            using var stream = new UnicodeJsonStream(new PartialStream([(byte)'a', 0xFF, (byte)'b', 0xE2, 0x82], length));
            using var repaired = new MemoryStream();
            await stream.CopyToAsync(repaired, Token);

            Assert.Equal("a\uFFFDb\uFFFD", Encoding.UTF8.GetString(repaired.ToArray()));
        }
    }

    [Fact]
    public async Task ReadAsync_KeepsLongText_AcrossItsBuffers()
    {
        var text = string.Concat(Enumerable.Range(0, 3_000).Select(static i => $"{i}é\\ud83d\\ude00"));
        using var stream = new UnicodeJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        using var reader = new StreamReader(stream, Encoding.UTF8);

        Assert.Equal(text, await reader.ReadToEndAsync(Token));
    }

    /// <summary>Returns at most some bytes at a time.</summary>
    private sealed class PartialStream(byte[] bytes, int length) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(length, buffer.Length)], cancellationToken);
    }
}
