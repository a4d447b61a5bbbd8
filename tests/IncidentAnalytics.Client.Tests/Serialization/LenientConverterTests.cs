using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

/// <summary>Values as strings, numbers, null or empty strings.</summary>
public sealed class LenientConverterTests
{
    [Theory]
    [InlineData("\"15.50\"", "\"15.50\"")]
    [InlineData("15.50", "\"15.50\"")]
    [InlineData("1e2", "\"100\"")]
    [InlineData("\"\"", "null")]
    [InlineData("null", "null")]
    [InlineData("true", null)]
    [InlineData("{}", null)]
    [InlineData("\"x\"", null)]
    [InlineData("0.12345678901234567890123456789", null)]
    public void Decimals(string json, string? written) => Check(new DecimalTextConverter(), json, written);

    [Theory]
    [InlineData("\"uuid\"", "\"uuid\"")]
    [InlineData("123", "\"123\"")]
    [InlineData("12345678901234567890", "\"12345678901234567890\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("null", "null")]
    [InlineData("true", null)]
    [InlineData("[]", null)]
    public void Texts(string json, string? written) => Check(new TextOrNumberConverter(), json, written);

    [Theory]
    [InlineData("3000000000", "3000000000")]
    [InlineData("\"24\"", "24")]
    [InlineData("12.0", "12")]
    [InlineData("1.2e1", "12")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("\"\"", "null")]
    [InlineData("null", "null")]
    [InlineData("12.5", null)]
    [InlineData("9223372036854775807.0", "9223372036854775807")]
    [InlineData("-9223372036854775808.0", "-9223372036854775808")]
    [InlineData("9223372036854775808", null)]
    [InlineData("-9223372036854775809", null)]
    [InlineData("false", null)]
    [InlineData("\"many\"", null)]
    public void Converter_ReadsWholeNumbers(string json, string? written) => Check(new WholeNumberConverter(), json, written);

    [Theory]
    [InlineData("true", "true")]
    [InlineData("\"False\"", "false")]
    [InlineData("1", "true")]
    [InlineData("\"0\"", "false")]
    [InlineData("2", null)]
    [InlineData("-1", null)]
    [InlineData("\"yes\"", null)]
    [InlineData("[]", null)]
    public void Booleans(string json, string? written) => Check(new BooleanConverter(), json, written);

    [Theory]
    [InlineData("0.85", "0.85")]
    [InlineData("\"0.85\"", "0.85")]
    [InlineData("\"NaN\"", "\"NaN\"")]
    [InlineData("\"-Infinity\"", "\"-Infinity\"")]
    [InlineData("\"\"", "null")]
    [InlineData("null", "null")]
    [InlineData("\"0,85\"", null)]
    [InlineData("true", null)]
    public void Numbers(string json, string? written) => Check(new FloatConverter(), json, written);

    [Theory]
    [InlineData("\"2024-01-01T24:00:00Z\"", "\"2024-01-02T00:00:00Z\"")]
    [InlineData("\"2024-01-01T12:00:00.5+09:00\"", "\"2024-01-01T12:00:00.5+09:00\"")]
    [InlineData("\"\"", "null")]
    [InlineData("null", "null")]
    [InlineData("\"soon\"", null)]
    [InlineData("1704067200", null)]
    public void Instants(string json, string? written) => Check(new IsoInstantConverter(), json, written);

    [Theory]
    [InlineData("\"1 day, 2:30:00\"", "\"1 02:30:00\"")]
    [InlineData("9000.0", "\"02:30:00\"")]
    [InlineData("\"\"", "null")]
    [InlineData("null", "null")]
    [InlineData("\"soon\"", null)]
    [InlineData("{}", null)]
    public void Durations(string json, string? written) => Check(new PythonDurationConverter(), json, written);

    [Fact]
    public void Read_NamesTheExpectedForms_WhenAValueDoesNotFit()
    {
        Refuse(new DecimalTextConverter(), "A decimal of at most 28 digits, as a string or number, is expected, not StartArray.");
        Refuse(new WholeNumberConverter(), "A 64-bit integer is expected, not StartArray.");
        Refuse(new FloatConverter(), "A number is expected, not StartArray.");
        Refuse(new BooleanConverter(), "A boolean, 0 or 1 is expected, not StartArray.");
        Refuse(new IsoInstantConverter(), "An ISO 8601 instant is expected, not StartArray.");
        Refuse(new PythonDurationConverter(), "A duration such as 2:30:00 or P0DT02H30M00S, or seconds, is expected, not StartArray.");
        Refuse(new OpenValueConverter<Client.Sonar.SonarTicketStatus>(), "A SonarTicketStatus is a string or a number, not StartArray.");
        Refuse(new TextOrNumberConverter(), "A string is expected, not StartArray.");
        Refuse(new WholeNumberElementConverter(), "A 64-bit integer is expected, not StartArray.");
        Refuse(new WholeNumberElementConverter(), "A 64-bit integer is expected, not an empty string.", "\"\"");

        static void Refuse<T>(JsonConverter<T> converter, string message, string json = "[]")
        {
            var options = new JsonSerializerOptions { Converters = { converter }, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
            Assert.Equal(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json, options)).Message);
        }
    }

    // Also reads the value in several segments, which may split a number.
    private static void Check<T>(JsonConverter<T> converter, string json, string? written)
    {
        using var _ = new CultureScope("de-DE");
        var options = new JsonSerializerOptions
        {
            Converters = { converter },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            DefaultBufferSize = 1,
        };
        if (written is null)
        {
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json, options));
            return;
        }

        Assert.Equal(
            written,
            JsonSerializer
                .Serialize(JsonSerializer.Deserialize<T>(json, options), options)
                .Replace("\\u002B", "+", StringComparison.Ordinal)
        );
        using var pieces = new MemoryStream(Encoding.UTF8.GetBytes(json + "   "));
        Assert.Equal(JsonSerializer.Deserialize<T>(json, options), JsonSerializer.Deserialize<T>(pieces, options));
    }
}
