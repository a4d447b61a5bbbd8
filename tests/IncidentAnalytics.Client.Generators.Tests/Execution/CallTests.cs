namespace IncidentAnalytics.Client.Generators.Tests.Execution;

public sealed class CallTests
{
    [Fact]
    public async Task An_operation_knows_name_method_route_and_whether_it_may_be_repeated()
    {
        var (api, sent) = Endpoints.Create();

        await api.ListAsync(null);
        Assert.Equal(new Operation("samples.list", HttpMethod.Get, "/samples/", IsRetrySafe: true), sent.Call.Operation);
        await api.ListsAsync();
        Assert.Equal(new Operation("samples.lists", HttpMethod.Get, "/lists", IsRetrySafe: false), sent.Call.Operation);
        await api.GetPartAsync("x", Guid.Empty, 1);
        Assert.Equal("/samples/{id}/parts/{part}/{number}/", sent.Call.Operation.Route);
    }

    [Fact]
    public async Task Each_HTTP_method_is_sent()
    {
        var (api, sent) = Endpoints.Create();

        await api.CreateAsync(new("a"));
        Assert.Equal(HttpMethod.Post, sent.Call.Operation.Method);
        await api.ReplaceAsync("x", new("a"));
        Assert.Equal(HttpMethod.Put, sent.Call.Operation.Method);
        await api.ChangeAsync("x", new("a"));
        Assert.Equal(HttpMethod.Patch, sent.Call.Operation.Method);
        await api.DeleteAsync("x", null, null, default);
        Assert.Equal(HttpMethod.Delete, sent.Call.Operation.Method);
    }

    [Fact]
    public async Task A_body_is_written_through_the_context()
    {
        var (api, sent) = Endpoints.Create();

        await api.CreateAsync(new("Zoë"), dryRun: "yes");
        Assert.Equal("{\"Name\":\"Zo\\u00EB\"}", sent.Body);
        Assert.Equal("/samples/?dryRun=yes", sent.Url);
        await api.PostNumberAsync(long.MinValue, 42);
        Assert.Equal("42", sent.Body);
        Assert.Equal("/samples/-9223372036854775808/numbers", sent.Url);
        Assert.Equal(typeof(int?), sent.ResultType);
        await api.ListAsync(null);
        Assert.Null(sent.Body);
    }

    [Fact]
    public void A_body_of_null_is_refused()
    {
        var (api, sent) = Endpoints.Create();

        Assert.Equal("sample", Assert.Throws<ArgumentNullException>(() => { _ = api.CreateAsync(null!); }).ParamName);
        Assert.False(sent.WasCalled);
    }

    [Fact]
    public async Task Only_a_nullable_result_may_be_missing()
    {
        var (api, sent) = Endpoints.Create();

        await api.ListAsync(null);
        Assert.False(sent.Call.AllowsEmpty);
        await api.GetPartAsync("x", Guid.Empty, 1);
        Assert.True(sent.Call.AllowsEmpty);
        await api.PostNumberAsync(1, 1);
        Assert.True(sent.Call.AllowsEmpty);
    }

    [Fact]
    public async Task Options_and_the_cancellation_token_are_handed_on()
    {
        var (api, sent) = Endpoints.Create();
        var options = new RequestOptions { MaxRetries = 0 };
        using var source = new CancellationTokenSource();

        await api.ListAsync(null, options, source.Token);

        Assert.Same(options, sent.Call.Options);
        Assert.Equal(source.Token, sent.CancellationToken);
        await api.SearchAsync(new());
        Assert.Null(sent.Call.Options);
        Assert.Equal(CancellationToken.None, sent.CancellationToken);
    }

    [Fact]
    public async Task A_parameters_header_wins_over_the_methods_and_that_over_the_interfaces()
    {
        var (api, sent) = Endpoints.Create();

        await api.ListAsync(null);
        Assert.Equal([new("Accept-Language", "en"), new("X-Weak", "interface")], sent.Call.Headers);
        await api.DeleteAsync("x", "why", "parameter", default);
        Assert.Equal([new("Accept-Language", "en"), new("X-Reason", "why"), new("x-weak", "parameter")], sent.Call.Headers);
        await api.DeleteAsync("x", null, null, default);
        Assert.Equal([new("Accept-Language", "en")], sent.Call.Headers);
    }

    [Theory]
    [InlineData("a\r\nX-B: b")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("ä")]
    public void A_header_that_could_start_another_one_is_refused(string value)
    {
        var (api, sent) = Endpoints.Create();

        Assert.Equal("reason", Assert.Throws<ArgumentException>(() => { _ = api.DeleteAsync("x", value, null, default); }).ParamName);
        Assert.False(sent.WasCalled);
    }

    [Fact]
    public void A_context_that_lacks_a_type_is_refused_when_the_endpoints_are_made()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new SamplesApi(new Harness.RecordingTransport(), Other.OtherJsonContext.Default));

        Assert.Contains("OtherJsonContext", thrown.Message, StringComparison.Ordinal);
    }
}
