namespace IncidentAnalytics.Client.Generators.Tests.Harness;

/// <summary>Asserts what the generator says.</summary>
internal static class Expect
{
    private const string Model = """
        public sealed record Answer(string? Text);
        public sealed record Question(string? Text);
        [JsonSerializable(typeof(Answer))]
        [JsonSerializable(typeof(Question))]
        internal partial class SampleJsonContext : JsonSerializerContext;
        """;

    /// <summary>The members of an endpoint interface give these diagnostics, each at a mark <c>[|…|]</c>.</summary>
    public static void InMembers(string members, params string[] ids) =>
        InSource($"namespace Sample;\npublic interface ISampleApi\n{{\n{members}\n}}\n{Model}", ids);

    /// <summary>The declarations give these diagnostics, each at a mark.</summary>
    public static void InSource(string source, params string[] ids)
    {
        var marked = MarkedSource.Parse(source);
        var found = GeneratorRun.On(marked.Text).Diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToArray();

        Assert.Equal(ids, found.Select(diagnostic => diagnostic.Id));
        Assert.Equal(marked.Starts.Zip(marked.Marked), found.Select(diagnostic => diagnostic.Location.SourceSpan)
            .Select(span => (span.Start, marked.Text.Substring(span.Start, span.Length))));
    }

    /// <summary>The members are all right, and what is made of them compiles.</summary>
    /// <returns>The generated file.</returns>
    public static string NothingWrongInMembers(string members, string others = "")
    {
        var run = GeneratorRun.On($"namespace Sample;\npublic interface ISampleApi\n{{\n{members}\n}}\n{Model}\n{others}");
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ComplaintsAboutOutput());
        return Assert.Single(run.Sources);
    }
}
