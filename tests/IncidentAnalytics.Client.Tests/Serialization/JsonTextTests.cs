using IncidentAnalytics.Client.Serialization;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class JsonTextTests
{
    [Fact]
    public void ParseObject_ReturnsACopy() => Assert.Equal("""{"a":1}""", JsonText.ParseObject("""{"a":1}""", "name").GetRawText());

    [Theory]
    [InlineData("[1]", "Must be a JSON object, not Array.")]
    [InlineData("null", "Must be a JSON object, not Null.")]
    [InlineData("{", "Must be valid JSON: ")]
    [InlineData("", "Must be valid JSON: ")]
    public void ParseObject_Throws_WhenTextIsNoObject(string json, string message)
    {
        var e = Assert.Throws<ArgumentException>("name", () => JsonText.ParseObject(json, "name"));

        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParseObject_Throws_WhenTextIsNull() =>
        Assert.Throws<ArgumentNullException>("name", static () => JsonText.ParseObject(null!, "name"));
}
