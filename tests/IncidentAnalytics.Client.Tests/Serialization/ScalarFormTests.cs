using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

/// <summary>
/// A short text without escapes is parsed in place, any other from a string. Both read the same, whatever the text is.
/// </summary>
public sealed class ScalarFormTests
{
    private static readonly string[] Pieces =
    [
        "2024-02-29",
        "2023-02-29",
        "0001-01-01",
        "9999-12-31",
        "T",
        "t",
        " ",
        "12:30:00",
        "24:00:00",
        "23:59",
        ".5",
        ".1234567890",
        ",25",
        "Z",
        "+09:00",
        "-0330",
        "-",
        "+",
        "0",
        "1",
        "79228162514264337593543950335",
        "9223372036854775807",
        "e3",
        "E-29",
        "NaN",
        "Infinity",
        "true",
        "False",
        "1 day, ",
        "P1DT2H",
        "bfd00bb0-be99-4fd5-8380-166f544975fa",
        "{bfd00bb0-be99-4fd5-8380-166f544975fa}",
        "HIGH",
        "\n",
        "\u0085",
        "ü",
        "٣",
        "🎫",
    ];

    [Fact]
    public void Read_GivesTheSame_ForEveryFormOfAText() =>
        Property.Holds(
            Prop.ForAll(
                Gen.Elements(Pieces).ArrayOf().Select(string.Concat).Zip(Gen.Choose(1, 9)).ToArbitrary(),
                static text =>
                    Same(new DecimalTextConverter(), text)
                    && Same(new WholeNumberConverter(), text)
                    && Same(new FloatConverter(), text)
                    && Same(new BooleanConverter(), text)
                    && Same(new IsoInstantConverter(), text)
                    && Same(new SonarDateConverter(), text)
                    && Same(new PythonDurationConverter(), text)
                    && Same(new LenientGuidConverter(), text)
                    && Same(new TextOrNumberConverter(), text, isTrimmed: false)
                    && Same(new OpenValueConverter<SonarTicketStatus>(), text, isTrimmed: false)
                    && Same(new OpenValueConverter<SonarTicketPriority>(), text, isTrimmed: false)
            )
        );

    [Fact]
    public void Read_GivesTheSame_ForNumbersInOneAndInSeveralSegments() =>
        Property.Holds(
            Prop.ForAll(
                Gen.Elements("1", "0", "28", "12345678901234567890", ".", "e", "-", "+", "000000000000000000000000000000000000000")
                    .ArrayOf()
                    .Select(string.Concat)
                    .Where(IsNumber)
                    .Zip(Gen.Choose(1, 9))
                    .ToArbitrary(),
                static number =>
                    SameNumber(new DecimalTextConverter(), number)
                    && SameNumber(new WholeNumberConverter(), number)
                    && SameNumber(new FloatConverter(), number)
                    && SameNumber(new BooleanConverter(), number)
                    && SameNumber(new PythonDurationConverter(), number)
                    && SameNumber(new TextOrNumberConverter(), number)
                    && SameNumber(new OpenValueConverter<SonarTicketPriority>(), number)
            )
        );

    [Fact]
    public void TryParse_ReadsTheDatesOfTheCalendar() =>
        Property.Holds(
            Prop.ForAll(
                Gen.Choose(0, 9999)
                    .Zip(Gen.Choose(0, 13))
                    .Zip(Gen.Choose(0, 32))
                    .Zip(Gen.Elements("-", "-", "-", "/", "1", "٣"))
                    .ToArbitrary(),
                static parts =>
                {
                    var (((year, month), day), separator) = parts;
                    var text = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}{separator}{day:00}");
                    var isDate = DateOnly.TryParseExact(
                        text,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var date
                    );
                    return IsoInstant.TryParse(text, out var instant) == isDate
                        && (!isDate || instant == new DateTimeOffset(date.ToDateTime(default), TimeSpan.Zero));
                }
            )
        );

    private static bool Same<T>(JsonConverter<T> converter, (string Text, int SegmentLength) sample, bool isTrimmed = true)
    {
        var (text, segmentLength) = sample;
        var plain = Encoding.UTF8.GetBytes('"' + JsonEncodedText.Encode(text).Value + '"');
        var escaped = Encoding.UTF8.GetBytes(
            '"' + string.Concat(text.Select(static c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"))) + '"'
        );
        var expected = Read(converter, new Utf8JsonReader(escaped));
        return Read(converter, new Utf8JsonReader(plain)) == expected
            && Read(converter, new Utf8JsonReader(Encoding.UTF8.GetBytes('"' + text.Replace("\n", "\\n", StringComparison.Ordinal) + '"')))
                == expected
            && Read(converter, new Utf8JsonReader(Segment.Split(plain, segmentLength))) == expected
            && (
                !isTrimmed
                || text.Length == 0
                || Read(converter, new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text)}{new string(' ', 70)}\"")))
                    == expected
            );
    }

    private static bool SameNumber<T>(JsonConverter<T> converter, (string Number, int SegmentLength) sample)
    {
        var json = Encoding.UTF8.GetBytes(sample.Number + " ");
        return Read(converter, new Utf8JsonReader(json)) == Read(converter, new Utf8JsonReader(Segment.Split(json, sample.SegmentLength)));
    }

    private static string Read<T>(JsonConverter<T> converter, Utf8JsonReader reader)
    {
        reader.Read();
        try
        {
            return converter.Read(ref reader, typeof(T), JsonSerializerOptions.Default) switch
            {
                null => "null",
                DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var value => value.ToString()!,
            };
        }
        catch (JsonException e)
        {
            return "!" + e.Message;
        }
    }

    private static bool IsNumber(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        private Segment(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

        public static ReadOnlySequence<byte> Split(byte[] bytes, int length)
        {
            var first = new Segment(bytes.AsMemory(0, Math.Min(length, bytes.Length)), 0);
            var last = first;
            for (var start = length; start < bytes.Length; start += length)
            {
                var next = new Segment(bytes.AsMemory(start, Math.Min(length, bytes.Length - start)), start);
                last.Next = next;
                last = next;
            }

            return new(first, 0, last, last.Memory.Length);
        }
    }
}
