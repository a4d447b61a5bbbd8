using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>
/// The examples in docs/aggregations.md send the JSON that the page shows, the reference server answers with the JSON that the page shows
/// for the page's tickets, and the code prints the comment at its end when it reads that JSON.
/// </summary>
public sealed partial class AggregationPageTests(AggregationPageTests.Answers answers) : IClassFixture<AggregationPageTests.Answers>
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "aggregations.md"));

    private static readonly Dictionary<string, Example> Examples = ExampleBlocks()
        .Matches(Page)
        .Select(static m => new Example(
            m.Groups["title"].Value,
            m.Groups["code"].Value,
            m.Groups["sent"].Value,
            m.Groups["received"].Value
        ))
        .ToDictionary(static e => e.Title, StringComparer.Ordinal);

    private static readonly (string Code, string Json)[] FilterRows =
    [
        .. FilterRow().Matches(Page).Select(static m => (m.Groups[1].Value, m.Groups[2].Value)),
    ];

    public static TheoryData<string> Titles => [.. Examples.Keys];

    [Fact]
    public void Page_HasAnExampleOfEveryAggregation() =>
        Findings.AssertNone(
            typeof(Aggregation)
                .GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Select(static m => m.Name)
                .Distinct(StringComparer.Ordinal)
                .Where(static name => !Examples.Values.Any(e => e.Code.Contains($"Aggregation.{name}(", StringComparison.Ordinal)))
        );

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Example_HasTheJsonAndTheOutputOfThePage(string title)
    {
        var example = Examples[title];
        var (sent, received, printed) = await answers.RunAsync(example);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(example.Sent), sent), $"{title} sends {sent.ToJsonString()}");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(example.Received), received), $"{title} receives {received.ToJsonString()}");
        Assert.Equal(example.Comment, printed);
    }

    [Fact]
    public void Filters_HaveTheJsonOfThePage() =>
        Findings.AssertNone(
            answers
                .Filters.Select((filter, i) => (Filter: filter.ToString(), Row: FilterRows[i].Json))
                .Where(static f => f.Filter != f.Row)
                .Select(static f => f.Filter)
        );

    [Fact]
    public void Page_HasEveryFilter() =>
        Findings.AssertNone(
            typeof(TicketFilter)
                .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Select(static m => m.Name)
                .Where(static name => !name.StartsWith("get_", StringComparison.Ordinal))
                .Where(static name => !FilterRows.Any(row => row.Code.StartsWith($"TicketFilter.{name}", StringComparison.Ordinal)))
        );

    [GeneratedRegex(
        @"^### (?<title>[^\n]+)\n.*?^```csharp\n(?<code>.*?)^```\n.*?^```json\n(?<sent>.*?)^```\n.*?^```json\n(?<received>.*?)^```\n",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex ExampleBlocks();

    [GeneratedRegex(@"^```ndjson\n(.*?)^```\n", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TicketLines();

    [GeneratedRegex(@"^\| `(TicketFilter\..*)` \| `(.*)` \|$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FilterRow();

    [GeneratedRegex(@"^var (\w+) = ", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex VariableName();

    /// <param name="Title">The heading.</param>
    /// <param name="Code">Declarations, an empty line, statements that read the result, and a comment with what they print.</param>
    /// <param name="Sent">JSON of the aggregation under its name.</param>
    /// <param name="Received">JSON of the result under its name.</param>
    internal sealed record Example(string Title, string Code, string Sent, string Received)
    {
        public string Declarations => Code.Split("\n\n", 2)[0];

        public string Reading => Code.Split("\n\n", 2)[1];

        /// <summary>The comment at the end of the code.</summary>
        public string Comment => Reading.TrimEnd().Split('\n')[^1].TrimStart('/', ' ');

        /// <summary>The last variable that is declared.</summary>
        public string Variable => VariableName().Matches(Declarations)[^1].Groups[1].Value;
    }

    /// <summary>A server with the tickets of the page, and the compiled examples.</summary>
    public sealed class Answers : IAsyncLifetime
    {
        private readonly Lazy<Assembly> _assembly = new(Compile);
        private IncidentAnalyticsServer? _server;
        private IncidentAnalyticsClient? _client;

        internal TicketFilter[] Filters => (TicketFilter[])_assembly.Value.GetType("Filters")!.GetMethod("Create")!.Invoke(null, [])!;

        public async ValueTask InitializeAsync()
        {
            _server = await IncidentAnalyticsServer.StartAsync();
            _server.LoadTickets(TicketLines().Match(Page).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            _client = _server.CreateClient();
        }

        public async ValueTask DisposeAsync()
        {
            if (_client is not null)
                await _client.DisposeAsync();
            if (_server is not null)
                await _server.DisposeAsync();
        }

        internal async Task<(JsonNode Sent, JsonNode Received, string Printed)> RunAsync(Example example)
        {
            var type = _assembly.Value.GetType("Example" + Index(example))!;
            var (aggregation, read) = ((Aggregation, Action<TicketAggregationResult, TextWriter>))
                type.GetMethod("Create")!.Invoke(null, [])!;

            var raw = Aggregation.Raw(aggregation.Name, aggregation.ToString());
            var received = await _client!.Tickets.AggregateAsync(
                new()
                {
                    Application = "atr",
                    Range = TimeRange.Between(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100)),
                    Aggregations = [raw],
                },
                cancellationToken: TestContext.Current.CancellationToken
            );

            using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            read(Parse(example.Received), output);
            return (
                new JsonObject { [aggregation.Name] = JsonNode.Parse(aggregation.ToString()) },
                new JsonObject { [aggregation.Name] = JsonNode.Parse(received.Get(raw).GetRawText()) },
                string.Join(", ", output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            );
        }

        private static TicketAggregationResult Parse(string aggregations) =>
            new(TicketAggregationResponse.Parse($$$"""{"data":{"total":6,"aggregations":{{{aggregations}}}}}"""));

        private static int Index(Example example) => Examples.Keys.ToList().IndexOf(example.Title);

        private static Assembly Compile()
        {
            const string Usings = """
                using System.Text.Json;
                using IncidentAnalytics.Client;
                using IncidentAnalytics.Client.Tickets;
                using IncidentAnalytics.Client.Tickets.Aggregations;

                """;
            var types = Examples.Values.Select(static e =>
                $$"""
                    public static class Example{{Index(e)}}
                    {
                        public static (Aggregation, Action<TicketAggregationResult, TextWriter>) Create()
                        {
                            {{e.Declarations}}
                            return ({{e.Variable}}, (tickets, Console) =>
                            {
                                {{e.Reading}}
                            });
                        }
                    }

                    """
            );
            var filters = $$"""
                public static class Filters
                {
                    public static TicketFilter[] Create() => [{{string.Join(", ", FilterRows.Select(static row => row.Code))}}];
                }
                """;
            using var assembly = new MemoryStream();
            var result = Platform
                .WithPackages.WithAssemblyName("AggregationExamples")
                .AddSyntaxTrees(Platform.Parse(Usings + string.Concat(types) + filters, "docs/aggregations.md"))
                .Emit(assembly);
            Findings.AssertNone(
                result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString())
            );
            return Assembly.Load(assembly.ToArray());
        }
    }
}
