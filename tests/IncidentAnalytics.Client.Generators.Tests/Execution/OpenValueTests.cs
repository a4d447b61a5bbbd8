namespace IncidentAnalytics.Client.Generators.Tests.Execution;

public sealed class OpenValueTests
{
    [Fact]
    public async Task An_open_value_is_sent_as_its_text()
    {
        var (api, sent) = Endpoints.Create();

        await api.OpenValuesAsync(SampleKind.FromText("a/b"), SampleKind.New, [SampleKind.New, SampleKind.FromText("x,y")], [SampleKind.New, null]);

        Assert.Equal("/open/a%2Fb?one=NEW&many=NEW,x%2Cy&each=NEW", sent.Url);
    }

    [Fact]
    public void A_default_open_value_is_refused_wherever_it_stands()
    {
        var (api, sent) = Endpoints.Create();

        Assert.Equal("kind", Assert.Throws<ArgumentException>(() => { _ = api.OpenValuesAsync(default); }).ParamName);
        Assert.Equal("one", Assert.Throws<ArgumentException>(() => { _ = api.OpenValuesAsync(SampleKind.New, default(SampleKind)); }).ParamName);
        Assert.Equal("many", Assert.Throws<ArgumentException>(() => { _ = api.OpenValuesAsync(SampleKind.New, many: [default]); }).ParamName);
        Assert.False(sent.WasCalled);
    }
}
