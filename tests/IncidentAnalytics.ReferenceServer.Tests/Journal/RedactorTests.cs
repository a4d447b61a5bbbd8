using IncidentAnalytics.ReferenceServer.Journal;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Journal;

/// <summary>The journal shows what is known to be harmless, and nothing else.</summary>
public sealed class RedactorTests
{
    private const string Secret = "s3cr3t-value";

    private readonly Redactor _redactor = new();

    [Theory]
    [InlineData("Accept", "application/json")]
    [InlineData("User-Agent", "tests/1.0 (x)")]
    [InlineData("client_id", "reference-client")]
    [InlineData("Content-Type", "application/json; charset=utf-8")]
    [InlineData("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("X-Request-Id", "42")]
    [InlineData("X-Anything", "")]
    public void Headers_ShowsWhatIsHarmless(string name, string value) => Assert.Equal(value, Header(name, value));

    [Theory]
    [InlineData("Cookie", "sessionid=s3cr3t-value; csrftoken=other s3cr3t-value")]
    [InlineData("Cookie", "a=b; s3cr3t-value")]
    [InlineData("Set-Cookie", "s3cr3t-value")]
    [InlineData("X-Api-Key", "s3cr3t-value")]
    [InlineData("X-Auth-Token", "s3cr3t-value")]
    [InlineData("X-CSRFToken", "s3cr3t-value")]
    [InlineData("X-Tenant", "mine s3cr3t-value")]
    [InlineData("Proxy-Authorization", "Basic s3cr3t-value")]
    [InlineData("Authorization", "s3cr3t-value")]
    [InlineData("Authorization", "s3cr3t-value and more")]
    [InlineData("Authorization", "Digest username=\"s3cr3t-value\"")]
    [InlineData("Referer", "http://localhost/?token=s3cr3t-value")]
    [InlineData("Baggage", "key=s3cr3t-value")]
    [InlineData("X-Forwarded-For", "s3cr3t-value")]
    public void Headers_MarksAllElse(string name, string value) => Assert.Matches("^\\[redacted-[0-9A-F]{8}\\]$", Header(name, value));

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Token")]
    [InlineData("basic")]
    public void Headers_ShowsTheSchemeOfAnAuthorization(string scheme) =>
        Assert.Matches($"^{scheme} \\[redacted-[0-9A-F]{{8}}\\]$", Header("authorization", $"{scheme} {Secret}"));

    [Theory]
    [InlineData("", "")]
    [InlineData("?", "?")]
    [InlineData("?page=2&ordering=-created_at&search=a+b", "?page=2&ordering=-created_at&search=a+b")]
    [InlineData("?statuses=NEW,CLOSED&offset=0", "?statuses=NEW,CLOSED&offset=0")]
    [InlineData("?type=active_alert&typed_keys", "?type=active_alert&typed_keys")]
    [InlineData("?access_token=s3cr3t-value&page=1", "?access_token=#&page=1")]
    [InlineData("?api_key=s3cr3t-value", "?api_key=#")]
    [InlineData("?Page=s3cr3t-value", "?Page=#")]
    [InlineData("?s3cr3t-value", "?#")]
    [InlineData("?=s3cr3t-value", "?#")]
    [InlineData("?sig=a%20s3cr3t-value&&x=", "?sig=#&&x=")]
    public void Query_ShowsWhatIsDocumented(string query, string expected) => Assert.Equal(expected, Marked(_redactor.Query(query)));

    [Theory]
    [InlineData(
        "grant_type=client_credentials&client_id=me&scope=tickets.read",
        "grant_type=client_credentials&client_id=me&scope=tickets.read"
    )]
    [InlineData("grant_type=password&username=s3cr3t-value&password=s3cr3t-value", "grant_type=password&username=#&password=#")]
    [InlineData("client_assertion=s3cr3t-value&refresh_token=s3cr3t-value&code=s3cr3t-value", "client_assertion=#&refresh_token=#&code=#")]
    [InlineData("client_secret=a=b&client%5Fsecret=s3cr3t-value", "client_secret=#&client%5Fsecret=#")]
    [InlineData("s3cr3t-value", "#")]
    [InlineData("", "")]
    public void Body_ShowsWhatEveryTokenRequestHas(string form, string expected)
    {
        Assert.Equal(expected, Marked(_redactor.Body("application/x-www-form-urlencoded; charset=utf-8", form)));

        // Of another type, or of none, it is the same body.
        Assert.Equal(expected, Marked(_redactor.Body("text/plain", form)));
        Assert.Equal(expected, Marked(_redactor.Body(null, form)));
    }

    [Theory]
    [InlineData("a word and s3cr3t-value", "#")]
    [InlineData("<xml>s3cr3t-value</xml>", "#")]
    [InlineData("  {\"password\":\"s3cr3t-value\",\"a\":1}", "  {\"password\":\"#\",\"a\":1}")]
    [InlineData("[1,2", "[1,2")]
    public void Body_IsAMark_UnlessItIsJson(string body, string expected) =>
        Assert.Equal(expected, Marked(_redactor.Body("text/plain", body)));

    [Fact]
    public void Mark_IsTheSame_ForTheSameSecretOfOneServer()
    {
        Assert.Equal(_redactor.Query($"?a={Secret}"), _redactor.Query($"?a={Secret}"));
        Assert.NotEqual(_redactor.Query($"?a={Secret}"), _redactor.Query($"?a={Secret}2"));
        Assert.NotEqual(_redactor.Query($"?a={Secret}"), new Redactor().Query($"?a={Secret}"));
    }

    private static string Marked(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\\[redacted-[0-9A-F]{8}\\]", "#");

    private string Header(string name, string value) => Assert.Single(_redactor.Headers(new HeaderDictionary { [name] = value })).Value;
}
