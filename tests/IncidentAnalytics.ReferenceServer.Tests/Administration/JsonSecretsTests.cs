using IncidentAnalytics.ReferenceServer.Journal;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

public sealed class JsonSecretsTests
{
    [Theory]
    [InlineData("""{"a": "b"}""", """{"a": "b"}""")]
    [InlineData("""{"password": "s" ,"ü":1}""", """{"password": "<s>" ,"ü":1}""")]
    [InlineData("""{"password":{"user":{"password":"s"}}}""", """{"password":{"user":{"password":"<s>"}}}""")]
    [InlineData(
        """[{"passcode":7},{"client_secret":"s\"t"},{"access_token":"u"}]""",
        """[{"passcode":"<7>"},{"client_secret":"<s\"t>"},{"access_token":"<u>"}]"""
    )]
    [InlineData("""{"p\u0061ssword":"s"}""", """{"p\u0061ssword":"<s>"}""")]
    [InlineData("""{"token":{"id":"s"},"id":"t","user":{"id":"u"}}""", """{"token":{"id":"<s>"},"id":"t","user":{"id":"u"}}""")]
    [InlineData("""{"password":["s"],"x":"y"}""", """{"password":["s"],"x":"y"}""")]
    [InlineData("""{"password":"s","password" : "t""", """{"password":"<s>","password" : "<t>" """)]
    [InlineData("""{"password":"s\""", """{"password":"<s>"\""")]
    [InlineData("""{,"password":"s","x":1}""", """{,"password":"<s>","x":1}""")]
    [InlineData("""{"a":"\ud800","password":"s"}""", """{"a":"\ud800","password":"<s>"}""")]
    [InlineData("""{"\ud800":1,"password":"s"}""", """{"\ud800":1,"password":"<s>"}""")]
    [InlineData("", "")]
    public void Secrets_are_replaced_and_all_else_stays(string json, string expected) =>
        Assert.Equal(expected.TrimEnd(), JsonSecrets.Replace(json, static secret => $"<{secret}>"));
}
