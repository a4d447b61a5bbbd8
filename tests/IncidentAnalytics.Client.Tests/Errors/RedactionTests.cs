using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

public sealed class RedactionTests
{
    [Fact]
    public void Apply_MasksEverySecret() => Assert.Equal("*** and ***, ***", Redaction.Apply("s1 and s2, s1", ["s1", "s2"]));

    [Theory]
    [InlineData("a/b", """no a\/b""")]
    [InlineData("a/b", """no \u0061/b""")]
    [InlineData("a/b", """no a\u002Fb.""")]
    [InlineData("a/b\\", """no a\/b\""")]
    [InlineData("a<b", "no a&lt;b")]
    [InlineData("a<b", "no a&#60;b")]
    [InlineData("a/b", "no a%2Fb")]
    [InlineData("a b/", "no a+b%2F")]
    [InlineData("a+b/", "no a+b%2F")]
    public void Apply_MasksTheWholeText_WhenASecretIsEscaped(string secret, string text) =>
        Assert.Equal("***", Redaction.Apply(text, ["other", secret]));

    [Theory]
    [InlineData("""50 % of a & b \""")]
    [InlineData("""a\b \u12 \u""")]
    [InlineData("""\uzzzz \u006""")]
    [InlineData("a%2 &lt; %41")]
    public void Apply_KeepsEscapesThatHideNoSecret(string text) => Assert.Equal(text, Redaction.Apply(text, ["a/b"], isCut: true));

    [Theory]
    [InlineData("key my-sec", "key ***")]
    [InlineData("key m", "key ***")]
    [InlineData("m", "***")]
    [InlineData("key mymy-s", "key my***")]
    [InlineData("key my-s\uFFFD", "key ***")]
    [InlineData("key my-s ", "key my-s ")]
    [InlineData("key \uFFFD", "key \uFFFD")]
    [InlineData("", "")]
    public void Apply_MasksTheStartOfASecret_AtTheCut(string text, string expected)
    {
        Assert.Equal(expected, Redaction.Apply(text, ["x", "my-secret"], isCut: true));
        Assert.Equal(text, Redaction.Apply(text, ["x", "my-secret"]));
    }

    [Fact]
    public void Apply_MasksNamesAndMessages_OfFields()
    {
        var error = new ApiError
        {
            StatusCode = System.Net.HttpStatusCode.BadRequest,
            FieldErrors = new Dictionary<string, IReadOnlyList<string>> { ["my-secret"] = ["not my-secret", "b"], ["x"] = [] },
        };

        var shown = Redaction.Apply(error, ["my-secret"]).FieldErrors;

        Assert.Equal(["***", "x"], shown.Keys);
        Assert.Equal(["not ***", "b"], shown["***"]);
        Assert.Empty(shown["x"]);
    }

    [Fact]
    public void Apply_KeepsTheFirstFieldsAndMessages()
    {
        var messages = Enumerable.Range(0, 21).Select(static i => $"m{i}").ToList();
        var error = new ApiError
        {
            StatusCode = System.Net.HttpStatusCode.BadRequest,
            FieldErrors = Enumerable.Range(0, 101).ToDictionary(static i => $"f{i}", IReadOnlyList<string> (_) => messages),
        };

        var shown = Redaction.Apply(error, []).FieldErrors;

        Assert.Equal(Enumerable.Range(0, 100).Select(static i => $"f{i}"), shown.Keys);
        Assert.All(shown.Values, m => Assert.Equal(messages.Take(20), m));
    }
}
