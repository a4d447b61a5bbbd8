using IncidentAnalytics.ReferenceServer.Journal;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Journal;

/// <summary>The journal shows only values that are known to be harmless.</summary>
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
    public void RedactHeaders_ShowsHarmlessHeaders(string name, string value) => Assert.Equal(value, RedactHeader(name, value));

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
    public void RedactHeaders_RedactsOtherHeaders(string name, string value) =>
        Assert.Matches("^\\[redacted-[0-9A-F]{8}\\]$", RedactHeader(name, value));

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Token")]
    [InlineData("basic")]
    public void RedactHeaders_ShowsSchemeOfAuthorization(string scheme) =>
        Assert.Matches($"^{scheme} \\[redacted-[0-9A-F]{{8}}\\]$", RedactHeader("authorization", $"{scheme} {Secret}"));

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
    public void RedactQuery_ShowsDocumentedParameters(string query, string expected) =>
        Assert.Equal(expected, ReplaceMarks(_redactor.RedactQuery(query)));

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
    public void RedactBody_ShowsHarmlessFormMembers(string form, string expected)
    {
        Assert.Equal(
            expected,
            ReplaceMarks(_redactor.RedactBody("/oauth2/token", "application/x-www-form-urlencoded; charset=utf-8", form))
        );

        // Of another type, or of none, it is the same body.
        Assert.Equal(expected, ReplaceMarks(_redactor.RedactBody("/oauth2/token", "text/plain", form)));
        Assert.Equal(expected, ReplaceMarks(_redactor.RedactBody("/v3/tickets/aggs", null, form)));
    }

    [Theory]
    [InlineData("a word and s3cr3t-value", "#")]
    [InlineData("<xml>s3cr3t-value</xml>", "#")]
    [InlineData("  {\"password\":\"s3cr3t-value\",\"a\":1}", "  {\"password\":\"#\",\"a\":1}")]
    [InlineData("[1,2", "[1,2")]
    public void RedactBody_RedactsText_UnlessItIsJson(string body, string expected) =>
        Assert.Equal(expected, ReplaceMarks(_redactor.RedactBody("/v3/tickets/aggs", "text/plain", body)));

    [Fact]
    public void RedactQuery_WritesSameMark_ForSameSecretOfOneServer()
    {
        Assert.Equal(_redactor.RedactQuery($"?a={Secret}"), _redactor.RedactQuery($"?a={Secret}"));
        Assert.NotEqual(_redactor.RedactQuery($"?a={Secret}"), _redactor.RedactQuery($"?a={Secret}2"));
        Assert.NotEqual(_redactor.RedactQuery($"?a={Secret}"), new Redactor().RedactQuery($"?a={Secret}"));
    }

    private static string ReplaceMarks(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "\\[redacted-[0-9A-F]{8}\\]", "#");

    private string RedactHeader(string name, string value) =>
        Assert.Single(_redactor.RedactHeaders(new HeaderDictionary { [name] = value })).Value;
}
