using Xunit;
using static IncidentAnalytics.Client.Tests.Http.Samples.SampleService;

namespace IncidentAnalytics.Client.Tests.Http;

public sealed class PathValueTests
{
    [Theory]
    [InlineData("plain-._~1", "plain-._~1")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("%2F", "%252F")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("..\\x", "..%5Cx")]
    [InlineData("...", "...")]
    [InlineData("?a=b", "%3Fa%3Db")]
    [InlineData("#x", "%23x")]
    [InlineData("a+b c", "a%2Bb%20c")]
    [InlineData("ä€😀", "%C3%A4%E2%82%AC%F0%9F%98%80")]
    [InlineData("\r\n", "%0D%0A")]
    [InlineData("\0", "%00")]
    [InlineData("{id}", "%7Bid%7D")]
    [InlineData(" ", "%20")]
    [InlineData("!*'();:@&=+$,[]", "%21%2A%27%28%29%3B%3A%40%26%3D%2B%24%2C%5B%5D")]
    public async Task PathValue_StaysInItsSegment(string id, string escaped) =>
        Assert.Equal($"/text/{escaped}", await GetTargetAsync(api => api.GetTextAsync(id)));

    [Fact]
    public async Task PathValue_IsRefused_WhenItCannotBeSentAsItIs()
    {
        foreach (var id in new[] { "", ".", "..", "a\ud800", "\udc00b" })
        {
            Assert.Equal("id", (await AssertRefusedAsync<ArgumentException>(api => api.GetTextAsync(id))).ParamName);
            Assert.Equal("sample_id", (await AssertRefusedAsync<ArgumentException>(api => api.GetAliasedAsync(id))).ParamName);
        }
    }

    [Fact]
    public async Task PathValue_IsRefused_WhenItIsNull()
    {
        Assert.Equal("id", (await AssertRefusedAsync<ArgumentNullException>(static api => api.GetTextAsync(null!))).ParamName);
        Assert.Equal("sample_id", (await AssertRefusedAsync<ArgumentNullException>(static api => api.GetAliasedAsync(null!))).ParamName);
    }

    [Fact]
    public async Task PathValue_IsWrittenInvariantly()
    {
        using var _ = new Tests.CultureScope("sv-SE");

        var target = await GetTargetAsync(static api => api.GetPartAsync("x", new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), -5));

        Assert.Equal("/samples/x/parts/0f8fad5b-d9cb-469f-a165-70867728950e/-5/", target);
    }

    [Fact]
    public async Task PathValue_IsWrittenWhole_WhenItIsLong()
    {
        var id = new string('é', 5000);

        var target = await GetTargetAsync(api => api.GetTextAsync(id, id));

        Assert.Equal($"/text/{Uri.EscapeDataString(id)}?q={Uri.EscapeDataString(id)}", target);
    }
}
