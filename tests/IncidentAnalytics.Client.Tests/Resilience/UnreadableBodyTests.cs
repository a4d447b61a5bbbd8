using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

public sealed class UnreadableBodyTests : IDisposable
{
    private readonly HttpResponseMessage _response = new(HttpStatusCode.OK) { Content = new StringContent("", null, "text/plain") };

    public void Dispose() => _response.Dispose();

    [Theory]
    [InlineData("""{"access_token":"s3cret" """)]
    [InlineData("<html><title>s3cret</title>")]
    public void Describe_ShowsNothingOfTheBody_WhenItCouldContainAToken(string text)
    {
        var body = Create(text, isShown: false);

        Assert.Equal("the body is not the JSON that was expected (Content-Type: text/plain)", body.Describe(new JsonException()));
        Assert.Equal("", body.Excerpt());
    }

    [Fact]
    public void ToException_KeepsNeitherBodyNorCause_WhenTheyCouldContainAToken()
    {
        var e = Create("s3cret", isShown: false).ToException("not JSON", new InvalidDataException("s3cret"));

        Assert.Equal((null, null), (e.InnerException, e.BodyStart));
    }

    [Fact]
    public void ToException_KeepsBodyAndCause()
    {
        var cause = new InvalidDataException();
        var e = Create("not JSON", isShown: true).ToException("message", cause);

        Assert.Equal((cause, "not JSON"), (e.InnerException, e.BodyStart));
    }

    [Fact]
    public void Describe_NamesAPageByItsTitle() =>
        Assert.Equal(
            "the body is a page of markup titled 'Sign in', not the JSON that was expected (Content-Type: text/plain)",
            Create("<html><title>Sign in</title>", isShown: true).Describe(new JsonException())
        );

    [Fact]
    public void Describe_ShowsTheStartOfATextBody() =>
        Assert.Equal(
            "the body is not the JSON that was expected (Content-Type: text/plain): not JSON",
            Create("not JSON", isShown: true).Describe(new JsonException())
        );

    [Fact]
    public void Describe_NamesNoType_WhenTheResponseHasNone()
    {
        _response.Content.Headers.ContentType = null;

        Assert.Equal(
            "the body is not the JSON that was expected (Content-Type: none): not JSON",
            Create("not JSON", isShown: true).Describe(new JsonException())
        );
    }

    [Fact]
    public void Excerpt_IsEmpty_WhenNothingWasRead() => Assert.Equal("", Create("", isShown: true).Excerpt());

    private UnreadableBody Create(string text, bool isShown) => new(_response, Encoding.UTF8.GetBytes(text), [], isShown);
}
