namespace IncidentAnalytics.Client.Generators.Tests.Execution;

public sealed class PathTests
{
    private static readonly Guid Part = new("0f8fad5b-d9cb-469f-a165-70867728950e");

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
    public async Task A_path_value_stays_in_its_segment(string id, string escaped)
    {
        var (api, sent) = Endpoints.Create();

        await api.GetTextAsync(id);

        Assert.Equal("/text/" + escaped, sent.Url);
        Assert.Equal(sent.Url, new Uri(new Uri("https://host.example"), sent.Url).PathAndQuery);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_path_value_that_would_change_the_route_is_refused(string id)
    {
        var (api, sent) = Endpoints.Create();

        var thrown = Assert.Throws<ArgumentException>(() => { _ = api.GetPartAsync(id, Part, 1); });

        Assert.Equal("sampleId", thrown.ParamName);
        Assert.False(sent.WasCalled);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        var (api, sent) = Endpoints.Create();

        Assert.Equal("id", Assert.Throws<ArgumentException>(() => { _ = api.GetTextAsync("a\ud800"); }).ParamName);
        Assert.Equal("id", Assert.Throws<ArgumentException>(() => { _ = api.GetTextAsync("\udc00b"); }).ParamName);
        Assert.Equal("q", Assert.Throws<ArgumentException>(() => { _ = api.GetTextAsync("a", "\ude00\ud83d"); }).ParamName);
        Assert.False(sent.WasCalled);
    }

    [Fact]
    public void A_path_value_of_null_is_refused()
    {
        var (api, sent) = Endpoints.Create();

        Assert.Equal("id", Assert.Throws<ArgumentNullException>(() => { _ = api.GetTextAsync(null!); }).ParamName);
        Assert.False(sent.WasCalled);
    }

    [Fact]
    public async Task Guids_and_integers_are_written_invariantly()
    {
        var (api, sent) = Endpoints.Create();

        await InCulture.RunAsync("sv-SE", () => api.GetPartAsync("x", Part, -5));

        Assert.Equal("/samples/x/parts/0f8fad5b-d9cb-469f-a165-70867728950e/-5/", sent.Url);
    }

    [Fact]
    public async Task A_value_longer_than_the_stack_buffer_is_written_whole()
    {
        var (api, sent) = Endpoints.Create();
        var id = new string('é', 5000);

        await api.GetTextAsync(id, q: id);

        Assert.Equal($"/text/{string.Concat(Enumerable.Repeat("%C3%A9", 5000))}?q={Uri.EscapeDataString(id)}", sent.Url);
    }
}
