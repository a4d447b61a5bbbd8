using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Diagnostics;

public sealed class RouteTests
{
    [Theory]
    [InlineData("")]
    [InlineData("no/slash")]
    [InlineData("https://host/absolute")]
    [InlineData("//host/x")]
    [InlineData("/a//b")]
    [InlineData("/a/../b")]
    [InlineData("/a/./b")]
    [InlineData("/a/%2E%2e/b")]
    [InlineData("/a#b")]
    [InlineData("/a b")]
    [InlineData("/ä")]
    [InlineData("/a%2")]
    [InlineData("/a%zz")]
    [InlineData("/a?")]
    [InlineData("/a?=1")]
    [InlineData("/a?x={id}")]
    [InlineData("/{}")]
    [InlineData("/{id")]
    [InlineData("/id}")]
    [InlineData("/}id{")]
    [InlineData("/{{id}}")]
    [InlineData("/{**id}")]
    [InlineData("/{id:int}")]
    [InlineData("/{id.Name}")]
    [InlineData("/{ id }")]
    [InlineData("/{id}{name}")]
    [InlineData("/{id}/{ID}")]
    public void A_malformed_route_is_an_error(string route) => Expect.InMembers(
        $"""
        [Get([|"{route}"|])]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync(string id, string name);
        """,
        "IACG001");

    [Theory]
    [InlineData("/")]
    [InlineData("/a/b/")]
    [InlineData("/a.b/-_~!$&'()*+,;=:@")]
    [InlineData("/a%20b/...")]
    [InlineData("/{id}/x/{name}/")]
    [InlineData("/v{id}.json?nocatalog=true&x=a/b?c")]
    public void A_well_formed_route_is_none(string route) => Expect.NothingWrongInMembers(
        $"""
        [Get("{route}")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync(string id, string name);
        """);

    [Fact]
    public void A_placeholder_without_a_parameter_is_an_error() => Expect.InMembers(
        """
        [Get("/x/{id}")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> [|GetAsync|]([AliasAs("key")] string id);
        """,
        "IACG002");

    [Fact]
    public void A_header_or_a_body_does_not_fill_a_placeholder() => Expect.InMembers(
        """
        [Post("/x/{body}")]
        [Operation("sample.post")]
        Task<ApiResponse<Answer>> [|PostAsync|]([Body] Question body);

        [Get("/x/{id}")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> [|GetAsync|]([Header("X-Id")] string id);
        """,
        "IACG002",
        "IACG002");

    [Fact]
    public void A_path_value_given_twice_is_an_error() => Expect.InMembers(
        """
        [Get("/x/{id}")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync(string id, [AliasAs("ID")] string [|other|]);
        """,
        "IACG003");
}
