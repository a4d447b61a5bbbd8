using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class RouteTableTests
{
    [Theory]
    [InlineData("GET", "/things", "/things")]
    [InlineData("get", "/things", "/things")]
    [InlineData("POST", "/things", "add")]
    [InlineData("GET", "/things/", null)]
    [InlineData("GET", "/Things", null)]
    [InlineData("GET", "//things", null)]
    [InlineData("GET", "/things/a/parts", "/things/{id}/parts")]
    [InlineData("GET", "/things/a%2Fb/parts", "/things/{id}/parts")]
    [InlineData("GET", "/things/a/b/parts", null)]
    [InlineData("GET", "/things//parts", null)]
    [InlineData("GET", "/things/parts", null)]
    [InlineData("GET", "/things/a/parts/", null)]
    [InlineData("GET", "/all", "/all/{**rest}")]
    [InlineData("GET", "/all/", "/all/{**rest}")]
    [InlineData("PATCH", "/all/a//b/", "/all/{**rest}")]
    [InlineData("GET", "/allx", null)]
    [InlineData("GET", "/group/a", "/group/a")]
    [InlineData("GET", "/group", null)]
    [InlineData("GET", "/group/b", null)]
    [InlineData("GET", "", null)]
    public void Select_FindsTheExactPath(string method, string path, string? selected)
    {
        var context = Select(method, path);

        Assert.Equal(selected, context.GetEndpoint()?.Metadata.GetMetadata<string>() ?? context.GetEndpoint()?.DisplayName);
    }

    [Theory]
    [InlineData("/things", "GET, POST")]
    [InlineData("/things/a/parts", "GET")]
    [InlineData("/group/a", "GET")]
    public async Task Select_RefusesOtherMethods(string path, string allow)
    {
        var context = Select("DELETE", path);
        await RouteTable.AnswerAsync(context);

        Assert.Equal((405, allow), (context.Response.StatusCode, context.Response.Headers.Allow.ToString()));
    }

    [Fact]
    public async Task Answer_IsNotFound_WithoutAnEndpoint()
    {
        var context = Select("GET", "/none");
        await RouteTable.AnswerAsync(context);

        Assert.Equal(404, context.Response.StatusCode);
    }

    [Fact]
    public void Select_SetsTheParameter() => Assert.Equal("a b", Select("GET", "/things/a b/parts").Request.RouteValues["id"]);

    [Fact]
    public void MapGroup_MapsOnce_WhenAPathBelowItIsRequested()
    {
        var count = 0;
        var routes = new RouteTable();
        routes.MapGroup("/group", _ => count++);

        routes.Select(CreateContext("GET", "/groups"));
        Assert.Equal(0, count);
        routes.Select(CreateContext("GET", "/group/a"));
        routes.Select(CreateContext("GET", "/group/b"));

        Assert.Equal(1, count);
    }

    private static DefaultHttpContext Select(string method, string path)
    {
        var routes = new RouteTable();
        routes.MapPost("/things", AnswerAsync, "add");
        routes.MapGet("/things", AnswerAsync);
        routes.MapGet("/things/{id}/parts", AnswerAsync);
        routes.Map("/all/{**rest}", AnswerAsync);
        routes.MapGroup("/group", static group => group.MapGet("/group/a", AnswerAsync));
        var context = CreateContext(method, path);
        routes.Select(context);
        return context;
    }

    private static DefaultHttpContext CreateContext(string method, string path)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = path;
        return context;
    }

    private static Task AnswerAsync(HttpContext context) => Task.CompletedTask;
}
