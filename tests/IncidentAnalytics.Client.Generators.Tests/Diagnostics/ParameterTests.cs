using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Diagnostics;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("string? [|id|]", "IACG014")]
    [InlineData("Guid? [|id|]", "IACG014")]
    [InlineData("bool [|id|]", "IACG014")]
    [InlineData("double [|id|]", "IACG014")]
    [InlineData("DateTimeOffset [|id|]", "IACG014")]
    [InlineData("DayOfWeek [|id|]", "IACG014")]
    [InlineData("Uri [|id|]", "IACG014")]
    [InlineData("string[] [|id|]", "IACG014")]
    public void A_path_value_of_another_kind_is_an_error(string parameter, string id) => Expect.InMembers(
        $$"""
        [Get("/x/{id}")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync({{parameter}});
        """,
        id);

    [Theory]
    [InlineData("object [|q|]", "IACG014")]
    [InlineData("Uri [|q|]", "IACG014")]
    [InlineData("char [|q|]", "IACG014")]
    [InlineData("Question [|q|]", "IACG014")]
    [InlineData("CancellationToken? [|q|]", "IACG014")]
    [InlineData("[Header(\"X-A\")] int [|q|]", "IACG014")]
    [InlineData("[Property] string [|q|]", "IACG014")]
    [InlineData("[Query(CollectionFormat.Csv)] Question[] [|q|]", "IACG014")]
    [InlineData("[Query(CollectionFormat.Csv)] System.Collections.ArrayList [|q|]", "IACG014")]
    [InlineData("[Query(CollectionFormat.Csv)] System.Collections.Immutable.ImmutableArray<int> [|q|]", "IACG014")]
    [InlineData("DateTime [|q|]", "IACG015")]
    [InlineData("[Query(Format = \"O\")] DateTime? [|q|]", "IACG015")]
    [InlineData("[Query(CollectionFormat.Csv)] DateTime[] [|q|]", "IACG015")]
    [InlineData("DateTimeOffset [|q|]", "IACG016")]
    [InlineData("DateTimeOffset? [|q|]", "IACG016")]
    [InlineData("DateOnly [|q|]", "IACG016")]
    [InlineData("TimeOnly? [|q|]", "IACG016")]
    [InlineData("[Query(CollectionFormat.Multi)] DateOnly[] [|q|]", "IACG016")]
    [InlineData("TimeSpan [|q|]", "IACG017")]
    [InlineData("[Query(Format = \"c\")] TimeSpan? [|q|]", "IACG017")]
    [InlineData("Dictionary<string, string> [|q|]", "IACG018")]
    [InlineData("[Query] IReadOnlyDictionary<string, string>? [|q|]", "IACG018")]
    [InlineData("[Query] System.Collections.Hashtable [|q|]", "IACG018")]
    [InlineData("[Query(CollectionFormat.Csv)] KeyValuePair<string, string>[] [|q|]", "IACG018")]
    [InlineData("DayOfWeek [|q|]", "IACG019")]
    [InlineData("DayOfWeek? [|q|]", "IACG019")]
    [InlineData("[Query(CollectionFormat.Csv)] DayOfWeek[] [|q|]", "IACG019")]
    [InlineData("string[] [|q|]", "IACG020")]
    [InlineData("[Query] IReadOnlyList<int>? [|q|]", "IACG020")]
    [InlineData("[Query((CollectionFormat)2)] List<Guid> [|q|]", "IACG020")]
    [InlineData("[Query(Format = \"d\")] DateTimeOffset [|q|]", "IACG021")]
    [InlineData("[Query(Format = \"\")] DateTimeOffset [|q|]", "IACG021")]
    [InlineData("[Query(Format = \"yyyy-MM-dd'T\")] DateTimeOffset [|q|]", "IACG021")]
    [InlineData("[Query(Format = \"yyyy-MM-dd HH\")] DateOnly [|q|]", "IACG021")]
    [InlineData("[Query(Format = \"yyyy HH:mm\")] TimeOnly [|q|]", "IACG021")]
    [InlineData("[Query(Format = \"HH:mmK\")] TimeOnly [|q|]", "IACG021")]
    [InlineData("[Query(Format = \"Q\")] int [|q|]", "IACG021")]
    [InlineData("[Query(Format = \"X\")] double [|q|]", "IACG021")]
    [InlineData("[Query(Format = \"X\")] Guid [|q|]", "IACG021")]
    public void A_query_value_that_cannot_be_written_exactly_is_an_error(string parameter, string id) => Expect.InMembers(
        $"""
        [Get("/x")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync({parameter});
        """,
        id);

    [Fact]
    public void A_format_of_a_value_that_has_none_is_an_error() => Expect.InMembers(
        """
        [Get("/x")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync([Query(Format = "F1")] bool [|a|], [Query(Format = "F1")] string [|b|]);
        """,
        "IACG021",
        "IACG021");

    [Fact]
    public void A_query_name_sent_twice_is_an_error() => Expect.InSource(
        """
        public interface ISampleApi
        {
            [Get("/x?a=1")]
            [Operation("sample.get")]
            Task<ApiResponse<string>> GetAsync(string [|a|], string b, [AliasAs("b")] string [|c|], [Query] SampleQuery query);
        }
        public sealed class SampleQuery { [AliasAs("b")] public string? [|Again|] { get; init; } }
        [JsonSerializable(typeof(string))] internal partial class SampleJsonContext : JsonSerializerContext;
        """,
        "IACG003",
        "IACG003",
        "IACG003");

    [Fact]
    public void A_member_of_a_query_object_is_checked_where_it_stands() => Expect.InSource(
        """
        public interface ISampleApi
        {
            [Get("/x")]
            [Operation("sample.get")]
            Task<ApiResponse<string>> GetAsync([Query] SampleQuery query);
        }
        public class BaseQuery { public DateTimeOffset? [|From|] { get; init; } }
        public sealed class SampleQuery : BaseQuery
        {
            public DateTime? [|When|] { get; init; }
            public BaseQuery? [|Nested|] { get; init; }
            [JsonIgnore] public DateTime? Ignored { get; init; }
            public static DateTime Static { get; }
            internal DateTime Internal { get; }
            public DateTime WriteOnly { set { } }
        }
        [JsonSerializable(typeof(string))] internal partial class SampleJsonContext : JsonSerializerContext;
        """,
        "IACG016",
        "IACG015",
        "IACG014");

    [Fact]
    public void An_object_without_members_and_one_with_a_name_are_errors() => Expect.InSource(
        """
        public interface ISampleApi
        {
            [Get("/x")]
            [Operation("sample.get")]
            Task<ApiResponse<string>> GetAsync([Query] EmptyQuery [|empty|], [[|Query(Format = "D")|]] EmptyQuery named);
        }
        public sealed class EmptyQuery;
        [JsonSerializable(typeof(string))] internal partial class SampleJsonContext : JsonSerializerContext;
        """,
        "IACG014",
        "IACG026");

    [Fact]
    public void A_type_that_the_compiler_does_not_know_is_left_to_the_compiler()
    {
        var run = GeneratorRun.On(
            "public interface ISampleApi { [Get(\"/x/{a}\")] [Operation(\"sample.get\")] Task<ApiResponse<Missing>> GetAsync(Unknown a); }"
            + "[JsonSerializable(typeof(string))] internal partial class SampleJsonContext : JsonSerializerContext;");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }
}
