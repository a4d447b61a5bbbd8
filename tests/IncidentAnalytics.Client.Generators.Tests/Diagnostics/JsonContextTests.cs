using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Diagnostics;

public sealed class JsonContextTests
{
    [Fact]
    public void An_interface_without_a_context_is_an_error() => Expect.InSource(
        """
        namespace Sample.Inner
        {
            public interface [|ISampleApi|] { [Get("/x")] [Operation("sample.get")] Task<ApiResponse<string>> GetAsync(); }
        }
        namespace Sample.Other
        {
            [JsonSerializable(typeof(string))] internal partial class OtherJsonContext : JsonSerializerContext;
        }
        """,
        "IACG022");

    [Fact]
    public void The_nearest_context_around_counts() => Expect.InSource(
        """
        namespace Sample.Inner.Deep
        {
            public interface ISampleApi { [Get("/x")] [Operation("sample.get")] Task<[|ApiResponse<int>|]> GetAsync(); }
        }
        namespace Sample.Inner
        {
            [JsonSerializable(typeof(string))] internal partial class InnerJsonContext : JsonSerializerContext;
        }
        namespace Sample
        {
            [JsonSerializable(typeof(int))] internal partial class OuterJsonContext : JsonSerializerContext;
        }
        """.Replace("Task<[|ApiResponse<int>|]>", "[|Task<ApiResponse<int>>|]", StringComparison.Ordinal),
        "IACG024");

    [Fact]
    public void Two_contexts_are_an_error() => Expect.InSource(
        """
        public interface [|ISampleApi|] { [Get("/x")] [Operation("sample.get")] Task<ApiResponse<string>> GetAsync(); }
        [JsonSerializable(typeof(string))] internal partial class FirstJsonContext : JsonSerializerContext;
        [JsonSerializable(typeof(string))] internal partial class SecondJsonContext : JsonSerializerContext;
        """,
        "IACG023");

    [Fact]
    public void A_result_that_the_context_lacks_is_an_error() => Expect.InMembers(
        """
        [Get("/x")]
        [Operation("sample.get")]
        [|Task<ApiResponse<IReadOnlyList<Answer>>>|] GetAsync();
        """,
        "IACG024");

    [Fact]
    public void A_body_that_the_context_lacks_is_an_error() => Expect.InMembers(
        """
        [Post("/x")]
        [Operation("sample.post")]
        Task<ApiResponse<Answer>> PostAsync([Body] Version [|body|]);
        """,
        "IACG024");

    [Fact]
    public void Annotations_and_the_parts_of_a_partial_context_make_no_difference()
    {
        var run = GeneratorRun.On(
            """
            public interface ISampleApi
            {
                [Get("/x")] [Operation("sample.one")] Task<ApiResponse<List<string?>?>> OneAsync();
                [Get("/y")] [Operation("sample.two")] Task<ApiResponse<int?>> TwoAsync();
            }
            [JsonSerializable(typeof(List<string>))] internal partial class SampleJsonContext : JsonSerializerContext;
            """,
            "[JsonSerializable(typeof(int?))] internal partial class SampleJsonContext;");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ComplaintsAboutOutput());
    }
}
