using IncidentAnalytics.ReferenceServer.Journal;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Journal;

public sealed class JsonRedactorTests
{
    private readonly JsonRedactor _redactor = new(static secret => $"<{secret}>");

    [Theory]
    [InlineData("""{"a": "b"}""", """{"a": "b"}""")]
    [InlineData("""{"password": "s" ,"ü":1}""", """{"password": "<s>" ,"ü":1}""")]
    [InlineData("""{"password":{"user":{"password":"s"}},"x":"y"}""", """{"password":{"user":{"password":"<s>"}},"x":"y"}""")]
    [InlineData(
        """[{"passcode":7},{"client_secret":"s\"t"},{"access_token":"u"}]""",
        """[{"passcode":"<7>"},{"client_secret":"<s\"t>"},{"access_token":"<u>"}]"""
    )]
    [InlineData("""{"p\u0061ssword":"s"}""", """{"p\u0061ssword":"<s>"}""")]
    [InlineData(
        """{"auth":{"token":{"id":"s"}},"id":"t","user":{"id":"u"}}""",
        """{"auth":{"token":{"id":"<s>"}},"id":"t","user":{"id":"u"}}"""
    )]
    [InlineData("""{"password":["s",[{"t":"u"}]],"x":"y"}""", """{"password":["<s>",[{"t":"<u>"}]],"x":"y"}""")]
    [InlineData("""{"password":"s","x" : "t""", """{"password":"<s>","x" : "t""")]
    [InlineData("""{"x":"s","password" : "t""", """{"x":"s","password" :< "t>""")]
    [InlineData("""{,"PASSWORD":"s","x":1}""", """{<,"PASSWORD":"s","x":1}>""")]
    [InlineData("""{"a":"\ud800","password":"s"}""", """{"a":"\ud800","password":"<s>"}""")]
    [InlineData("""{"\ud800":1,"password":"s"}""", """{<"\ud800":1,"password":"s"}>""")]
    [InlineData("", "")]
    public void RedactServiceRequest_RedactsSecrets(string json, string expected) =>
        Assert.Equal(expected, _redactor.RedactServiceRequest(json));

    [Theory]
    [InlineData("""{"grant_type":"g", "x":"s"}""", """{"grant_type":"g", "x":"<s>"}""")]
    [InlineData(
        """{"grant_type":["s"],"scope":{"x":"s"},"client_id":[]}""",
        """{"grant_type":["<s>"],"scope":{"x":"<s>"},"client_id":[]}"""
    )]
    [InlineData(
        """{"auth":{"identity":{"methods":["m",["s"],{"x":"s"}]}}}""",
        """{"auth":{"identity":{"methods":["m",["<s>"],{"x":"<s>"}]}}}"""
    )]
    [InlineData(
        """{"auth":{"identity":{"methods":"s","methods[]":"s"}}}""",
        """{"auth":{"identity":{"methods":"<s>","methods[]":"<s>"}}}"""
    )]
    [InlineData("""{"auth":[{"scope":{"domain":{"name":"s"}}}]}""", """{"auth":[{"scope":{"domain":{"name":"<s>"}}}]}""")]
    [InlineData("""{"x":{"grant_type":"s"},"grant_type":"g"}""", """{"x":{"grant_type":"<s>"},"grant_type":"g"}""")]
    [InlineData("""{"grant_type":"g" x""", """{"grant_type":"g"< x>""")]
    [InlineData("""{"grant_type":"g"} s""", """{"grant_type":"g"}< s>""")]
    [InlineData("""{"a":1e5,"b":null,"c":false}""", """{"a":"<1e5>","b":null,"c":false}""")]
    public void RedactTokenRequest_ShowsHarmlessMembers(string json, string expected) =>
        Assert.Equal(expected, _redactor.RedactTokenRequest(json));
}
