using Microsoft.CodeAnalysis;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>
/// The code that a newcomer copies from a README compiles. A block is a whole program (top-level statements), or some types; what
/// comes before it in the text, such as a client in a variable, it may take for granted when <see cref="Given"/> has it.
/// </summary>
public sealed class ReadmeTests
{
    private const string Usings =
        """
        global using IncidentAnalytics.Client;
        global using IncidentAnalytics.Client.Events;
        global using IncidentAnalytics.Client.Http;
        global using IncidentAnalytics.Client.Paging;
        global using IncidentAnalytics.Client.Sonar;
        global using IncidentAnalytics.Client.Tickets;
        global using IncidentAnalytics.Client.Tickets.Aggregations;
        global using IncidentAnalytics.ReferenceServer;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Logging;
        global using static Given;
        """;

    /// <summary>Names that blocks use without declaring them. A block that declares one hides it.</summary>
    private const string Given =
        """
        internal static class Given
        {
            public static WebApplicationBuilder builder => null!;
            public static WebApplication app => null!;
            public static IServiceCollection services => null!;
            public static IConfiguration configuration => null!;
            public static IncidentAnalyticsClient client => null!;
            public static IncidentAnalyticsServer server => null!;
            public static CancellationToken cancellationToken => default;
            public static CancellationToken ct => default;
            public static Aggregation<TermsResult> byType => null!;
            public static TicketAggregationRequest request => null!;
            public static TicketAggregationResult tickets => null!;
        }
        """;

    public static TheoryData<string> Readmes => ["README.md", "src/IncidentAnalytics.ReferenceServer/README.md"];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Every_block_of_code_compiles(string readme) =>
        Report.None(MarkdownCode.Blocks(File.ReadAllLines(Repository.PathOf(readme))).SelectMany(block => Errors(readme, block)));

    [Fact]
    public void A_good_block_has_no_errors()
    {
        var block = new MarkdownCode(1,
            """
            var daily = Aggregation.Terms("daily", "ticket.type", size: 20);
            var result = await client.Tickets.AggregateAsync(
                new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(1)), Aggregations = [daily] }, cancellationToken: ct);
            builder.Services.AddIncidentAnalytics(builder.Configuration.GetSection("IncidentAnalytics"));
            foreach (var bucket in result.Get(daily).Buckets)
                Console.WriteLine(bucket.DocCount);
            var events = await client.Events.GetStatisticsAsync(new() { Range = EventTimeRange.Last(TimeSpan.FromHours(1)), Step = TimeSpan.FromMinutes(1) });
            await foreach (Page<SonarTicket> page in client.Sonar.ListTicketsAsync().AsPages())
                Console.WriteLine(page.Next);
            """);

        Assert.Empty(Errors("README.md", block));
    }

    [Fact]
    public void A_block_of_types_is_good_too() =>
        Assert.Empty(Errors("README.md", new(1, "public sealed class Trends(IncidentAnalyticsClient client) { public object Tickets => client.Tickets; }")));

    [Fact]
    public void A_block_may_declare_what_others_are_given() => Assert.Empty(Errors("README.md", new(1,
        """
        await using var server = await IncidentAnalyticsServer.StartAsync();
        await using var client = server.CreateClient();
        """)));

    [Fact]
    public void A_block_that_does_not_compile_is_named_with_its_line() => Assert.Equal(
        ["README.md, line 12: CS1061 'TicketsClient' does not contain a definition for 'Agregate' and no accessible extension method "
            + "'Agregate' accepting a first argument of type 'TicketsClient' could be found (are you missing a using directive or an assembly reference?)"],
        Errors("README.md", new(10, "// misspelt\nclient.Tickets.Agregate();")));

    [Fact]
    public void Only_blocks_marked_as_csharp_are_taken()
    {
        string[] lines = ["# Title", "```bash", "ls", "```", "```csharp", "a;", "", "b;", "```", "```csharp no-compile", "c;", "```", "  ```csharp", "d;", "  ```"];

        Assert.Equal([new(5, "a;\n\nb;"), new(13, "d;")], MarkdownCode.Blocks(lines));
    }

    private static IEnumerable<string> Errors(string readme, MarkdownCode block)
    {
        var tree = Platform.Parse(block.Text, readme);
        var kind = tree.GetRoot().ChildNodes().Any(node => node is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        var compilation = Platform.Compile(
            "Readme",
            [tree, Platform.Parse(Usings, "Usings.cs"), Platform.Parse(Given, "Given.cs")],
            [SourceProject.Client.Compilation.ToMetadataReference(), SourceProject.Server.Compilation.ToMetadataReference(), .. Platform.AspNetCore],
            kind);

        return compilation.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{readme}, line {Line(d, tree, block)}: {d.Id} {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    private static string Line(Diagnostic diagnostic, SyntaxTree tree, MarkdownCode block) => diagnostic.Location.SourceTree == tree
        ? (block.Line + 1 + diagnostic.Location.GetLineSpan().StartLinePosition.Line).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : $"{block.Line} ({diagnostic.Location.SourceTree?.FilePath})";
}
