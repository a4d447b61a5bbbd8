using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Output;

public sealed class GoldenTests
{
    private const string Source = """
        namespace Sample;

        public interface IWidgetsApi
        {
            [Get("/api/widgets/{id}/parts/")]
            [Operation("widgets.list_parts")]
            [RetrySafe]
            Task<ApiResponse<List<Widget>>> ListPartsAsync(
                string id,
                [Query] PartQuery? query = null,
                [Property] RequestOptions? options = null,
                CancellationToken cancellationToken = default);

            [Post("/api/widgets/")]
            [Operation("widgets.create")]
            [Headers("Prefer: return=representation")]
            Task<ApiResponse<Widget?>> CreateAsync([Body] Widget widget, [Header("X-Reason")] string? reason);
        }

        public sealed record Widget(string Name);

        public sealed record PartQuery
        {
            [AliasAs("limit")] public int? Limit { get; init; }
            [AliasAs("made_after"), Query(Format = "yyyy-MM-ddTHH:mm:ssZ")] public DateTimeOffset? MadeAfter { get; init; }
            [AliasAs("colours"), Query(CollectionFormat.Csv)] public IReadOnlyList<string>? Colours { get; init; }
        }

        [JsonSerializable(typeof(Widget))]
        [JsonSerializable(typeof(List<Widget>))]
        internal partial class WidgetsJsonContext : JsonSerializerContext;
        """;

    /// <summary>The expected file lies beside this one, so that a change of the output is read like any other change.</summary>
    [Fact]
    public void The_generated_class_is_the_one_in_the_repository()
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream("WidgetsApi.g.cs")!;
        using var reader = new StreamReader(stream);
        var run = GeneratorRun.On(Source);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ComplaintsAboutOutput());
        Assert.Equal(reader.ReadToEnd(), Assert.Single(run.Sources));
    }
}
