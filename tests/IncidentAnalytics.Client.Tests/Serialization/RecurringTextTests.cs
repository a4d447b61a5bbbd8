using System.Globalization;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class RecurringTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("NEW")]
    [InlineData("보안 담당자")]
    [InlineData("bfd00bb0-be99-4fd5-8380-166f544975fa")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Read_ReturnsTheSameString_WhenTextRecurs(string text)
    {
        var texts = new RecurringText(8);
        Read(texts, text);
        var second = Read(texts, text);

        Assert.Equal(text, second);
        Assert.Same(second, Read(texts, text));
    }

    [Theory]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("a \\u00fc")]
    [InlineData("\\uD83C\\uDFAB")]
    public void Read_CreatesStrings_WhenTextIsLongOrEscaped(string escaped)
    {
        var texts = new RecurringText(8);
        var strings = Enumerable.Range(0, 3).Select(_ => Read(texts, escaped)).ToList();

        Assert.All(strings, s => Assert.Equal(JsonDocument.Parse($"\"{escaped}\"").RootElement.GetString(), s));
        Assert.Equal(3, strings.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void Read_ReturnsEachText_WhenAllHaveOnePlace()
    {
        var texts = new RecurringText(1);
        string[] words = ["NEW", "NEX", "new", "", "N", "AssignedTo", "AssignedTp", "BssignedTo"];
        foreach (var word in words.Concat(words).Concat(Enumerable.Reverse(words)).Concat(words.SelectMany(static w => new[] { w, w, w })))
            Assert.Equal(word, Read(texts, word));
    }

    [Fact]
    public void Read_CreatesOnlyTheString_WhenTextsDoNotRecur()
    {
        const int Count = 2000;
        var texts = new RecurringText(16);
        var json = Enumerable
            .Range(0, Count)
            .Select(static i => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\"id-{i:0000000000}\"")))
            .ToArray();
        ReadAll(texts, json);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(texts, json);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        // 22 bytes and 13 characters of 2 bytes, rounded up to 8.
        Assert.Equal(48 * Count, bytes);
    }

    [Fact]
    public async Task Read_ReturnsEachText_WhenThreadsShareIt()
    {
        var texts = new RecurringText(4);
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(thread =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 20_000; i++)
                        {
                            var text = string.Create(CultureInfo.InvariantCulture, $"{(i + thread) % 7}");
                            Assert.Equal(text, Read(texts, text));
                        }
                    })
                )
        );
    }

    private static void ReadAll(RecurringText texts, byte[][] json)
    {
        foreach (var utf8 in json)
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            texts.Read(ref reader);
        }
    }

    private static string Read(RecurringText texts, string escaped)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{escaped}\""));
        reader.Read();
        return texts.Read(ref reader);
    }
}
