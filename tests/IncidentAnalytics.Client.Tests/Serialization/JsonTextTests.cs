using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class JsonTextTests
{
    [Fact]
    public void ParseObject_ReturnsACopy() => Assert.Equal("""{"a":1}""", JsonText.ParseObject("""{"a":1}""", "json").GetRawText());

    [Theory]
    [InlineData("[1]", "Must be a JSON object, not Array.")]
    [InlineData("null", "Must be a JSON object, not Null.")]
    [InlineData("{", "Must be valid JSON: ")]
    [InlineData("", "Must be valid JSON: ")]
    public void ParseObject_Throws_WhenTextIsNoObject(string json, string message)
    {
        var e = Assert.Throws<ArgumentException>("json", () => JsonText.ParseObject(json, "json"));

        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParseObject_Throws_WhenTextIsNull() =>
        Assert.Throws<ArgumentNullException>("json", static () => JsonText.ParseObject(null!, "json"));
}
