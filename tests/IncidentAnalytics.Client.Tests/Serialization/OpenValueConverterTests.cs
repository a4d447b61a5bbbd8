using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class OpenValueConverterTests
{
    [Fact]
    public void Converter_RoundTripsKnownAndUnknownTexts()
    {
        const string Json = """{"color":"RED","maybe":"Infra Red","none":null,"list":["blue",""],"map":{"RED":1,"un known":2}}""";
        var paint = JsonSerializer.Deserialize(Json, PaintJsonContext.Default.Paint)!;

        Assert.Equal(Color.Red, paint.Color);
        Assert.NotEqual(Color.Red, paint.List![0]);
        Assert.Equal(("Infra Red", null), (paint.Maybe.ToString(), paint.None));
        Assert.Equal(1, paint.Map![Color.Red]);
        Assert.Equal(Json, JsonSerializer.Serialize(paint, PaintJsonContext.Default.Paint));
    }

    [Fact]
    public void Write_RefusesDefaultAndEmptyTextInARequest()
    {
        foreach (var none in new Color[] { default, "" })
        {
            var list = Assert.Throws<ArgumentException>(() =>
                RequestBody.Write(new Paint { List = [Color.Red, none] }, PaintJsonContext.Default.Paint)
            );
            var map = Assert.Throws<ArgumentException>(() =>
                RequestBody.Write(new Paint { Map = new Dictionary<Color, int> { [none] = 1 } }, PaintJsonContext.Default.Paint)
            );

            Assert.StartsWith("body", list.ParamName, StringComparison.Ordinal);
            Assert.StartsWith("body", map.ParamName, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_PrintsDefaultAndEmptyTextAsEmptyText()
    {
        var paint = new Paint { List = [default, ""] };

        Assert.Equal(
            """{"maybe":null,"none":null,"list":["",""],"map":null}""",
            JsonSerializer.Serialize(paint, PaintJsonContext.Default.Paint)
        );
    }

    [Theory]
    [InlineData("""{"color":[]}""")]
    [InlineData("""{"color":null}""")]
    [InlineData("""{"maybe":{}}""")]
    public void Converter_RefusesOtherKindsOfJson(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, PaintJsonContext.Default.Paint));
}

[JsonConverter(typeof(OpenValueConverter<Color>))]
internal readonly record struct Color : IOpenValue<Color>
{
    private readonly string? _text;

    private Color(string text) => _text = text;

    public static Color Red { get; } = new("RED");

    public static implicit operator Color(string text) => new(text);

    public override string ToString() => _text ?? "";
}

internal sealed record Paint
{
    [JsonPropertyName("color")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Color Color { get; init; }

    [JsonPropertyName("maybe")]
    public Color? Maybe { get; init; }

    [JsonPropertyName("none")]
    public Color? None { get; init; }

    [JsonPropertyName("list")]
    public IReadOnlyList<Color>? List { get; init; }

    [JsonPropertyName("map")]
    public IReadOnlyDictionary<Color, int>? Map { get; init; }
}

[JsonSerializable(typeof(Paint))]
internal sealed partial class PaintJsonContext : JsonSerializerContext;
