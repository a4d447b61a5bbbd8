using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Diagnostics;

public sealed class MethodTests
{
    [Fact]
    public void Two_bodies_are_an_error() => Expect.InMembers(
        """
        [Post("/x")]
        [Operation("sample.post")]
        Task<ApiResponse<Answer>> PostAsync([Body] Question first, [Body] Question [|second|]);
        """,
        "IACG004");

    [Theory]
    [InlineData("Get")]
    [InlineData("Delete")]
    public void A_body_where_none_is_meant_is_an_error(string method) => Expect.InMembers(
        $"""
        [{method}("/x")]
        [Operation("sample.x")]
        Task<ApiResponse<Answer>> CallAsync([Body] Question [|question|]);
        """,
        "IACG005");

    [Fact]
    public void A_missing_operation_is_an_error() => Expect.InMembers(
        """
        [Get("/x")]
        Task<ApiResponse<Answer>> [|GetAsync|]();
        """,
        "IACG006");

    [Fact]
    public void An_operation_named_twice_is_an_error() => Expect.InMembers(
        """
        [Get("/x")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync();

        [Get("/y")]
        [Operation([|"sample.get"|])]
        Task<ApiResponse<Answer>> GetOtherAsync();
        """,
        "IACG007");

    [Fact]
    public void An_operation_named_twice_in_two_interfaces_is_an_error()
    {
        const string Endpoint = "[Get(\"/x\")] [Operation([|\"sample.get\"|])] Task<ApiResponse<string>> GetAsync();";
        Expect.InSource(
            "public interface IFirstApi { " + Endpoint.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + " }"
            + "public interface ISecondApi { " + Endpoint + " }"
            + "[JsonSerializable(typeof(string))] internal partial class SampleJsonContext : JsonSerializerContext;",
            "IACG007");
    }

    [Theory]
    [InlineData("")]
    [InlineData("get")]
    [InlineData("Sample.Get")]
    [InlineData("sample..get")]
    [InlineData("sample.get ")]
    [InlineData("sample.9")]
    public void A_malformed_operation_name_is_an_error(string name) => Expect.InMembers(
        $"""
        [Get("/x")]
        [Operation([|"{name}"|])]
        Task<ApiResponse<Answer>> GetAsync();
        """,
        "IACG008");

    [Theory]
    [InlineData("void")]
    [InlineData("Answer")]
    [InlineData("Task")]
    [InlineData("Task<Answer>")]
    [InlineData("ValueTask<ApiResponse<Answer>>")]
    [InlineData("ApiResponse<Answer>")]
    [InlineData("IAsyncEnumerable<Answer>")]
    public void Another_return_type_is_an_error(string type) => Expect.InMembers(
        $"""
        [Get("/x")]
        [Operation("sample.get")]
        [|{type}|] GetAsync();
        """,
        "IACG009");

    [Fact]
    public void A_generic_method_is_an_error() => Expect.InMembers(
        """
        [Get("/x")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> [|GetAsync|]<T>();
        """,
        "IACG010");

    [Theory]
    [InlineData("ref string x", "IACG012")]
    [InlineData("in string x", "IACG012")]
    [InlineData("out string x", "IACG012")]
    [InlineData("params string[] x", "IACG012")]
    public void A_modifier_of_a_parameter_is_an_error(string parameter, string id) => Expect.InMembers(
        $"""
        [Get("/x")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync({parameter.Replace(" x", " [|x|]", StringComparison.Ordinal)});
        """,
        id);

    [Theory]
    [InlineData("string [|Name|] { get; }")]
    [InlineData("event Action [|Changed|];")]
    [InlineData("Task [|OtherAsync|]();")]
    [InlineData("int [|this|][int index] { get; }")]
    [InlineData("[Get(\"/y\")] [Operation(\"sample.other\")] Task<ApiResponse<Answer>> [|OtherAsync|]() => throw new NotSupportedException();")]
    [InlineData("static abstract Task [|OtherAsync|]();")]
    public void A_member_that_is_no_endpoint_is_an_error(string member) => Expect.InMembers(
        $$"""
        [Get("/x")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync();

        {{member}}
        """,
        "IACG013");

    [Fact]
    public void A_method_with_a_body_of_its_own_is_left_alone()
    {
        var generated = Expect.NothingWrongInMembers(
            """
            [Get("/x")]
            [Operation("sample.get")]
            Task<ApiResponse<Answer>> GetAsync();

            Task<ApiResponse<Answer>> GetTwiceAsync() => GetAsync();

            static string Name => "sample";
            """);
        Assert.DoesNotContain("GetTwiceAsync", generated, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[|Post(\"/x\")|], Operation(\"sample.x\")", "string a")]
    [InlineData("Operation(\"sample.x\")", "[Query, Header(\"X-A\")] string [|a|]")]
    [InlineData("Operation(\"sample.x\")", "[Property] RequestOptions? a, [Property] RequestOptions? [|b|]")]
    [InlineData("Operation(\"sample.x\")", "RequestOptions? [|a|]")]
    [InlineData("Operation(\"sample.x\")", "CancellationToken a, CancellationToken [|b|]")]
    [InlineData("Operation(\"sample.x\")", "[[|AliasAs(\"b\")|], Header(\"X-A\")] string a")]
    [InlineData("Operation(\"sample.x\")", "[[|Query(CollectionFormat.Csv)|]] string a")]
    public void Attributes_that_contradict_each_other_are_an_error(string attributes, string parameters) => Expect.InMembers(
        $"""
        [Get("/x"), {attributes}]
        Task<ApiResponse<Answer>> GetAsync({parameters});
        """,
        "IACG026");

    [Fact]
    public void Default_values_are_kept()
    {
        var generated = Expect.NothingWrongInMembers(
            """
            [Get("/x")]
            [Operation("sample.get")]
            Task<ApiResponse<Answer>> GetAsync(
                string a = "q\"\\\n", int? b = -3, long c = long.MinValue, double d = 1.5, float e = 1.5f, decimal f = 1.5m, bool g = true, Guid h = default,
                string? from = null, string? @class = "c", [Query(CollectionFormat.Csv)] string[]? value = null, CancellationToken await = default);
            """);
        Assert.Contains("string? @class = \"c\"", generated, StringComparison.Ordinal);
        Assert.Contains("float e = 1.5F", generated, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_value_is_not_a_query_value_as_well() => Expect.InMembers(
        """
        [Get("/x/{id}")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync([Query] string [|id|]);
        """,
        "IACG026");
}
