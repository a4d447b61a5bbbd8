using System.Globalization;
using IncidentAnalytics.Client;
using IncidentAnalytics.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>
/// The code in the READMEs, in <c>docs</c> and in the client's <c>&lt;example&gt;</c> elements compiles against the built packages. A block is a
/// program of top-level statements or a set of types. It may use the variables in <see cref="Given"/> without declaring them.
/// </summary>
public sealed class DocumentedCodeTests
{
    private const string Usings = """
        global using IncidentAnalytics.Client.HealthChecks;
        global using IncidentAnalytics.ReferenceServer;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Diagnostics.HealthChecks;
        global using Microsoft.Extensions.Logging;
        global using OpenTelemetry.Metrics;
        global using OpenTelemetry.Trace;
        global using Polly;
        global using Polly.CircuitBreaker;
        global using Polly.Hedging;
        global using Polly.Retry;
        global using Polly.Simmy;
        global using static Given;
        """;

    /// <summary>The implicit usings of the web SDK, beyond those of the SDK.</summary>
    private const string WebUsings = """
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>Variables that blocks use without declaring them. A block that declares one hides it.</summary>
    private const string Given = """
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

    private static readonly Lazy<CSharpCompilation> Base = new(() =>
        Platform.WithPackages.AddSyntaxTrees(Platform.Parse(Usings + ClientNamespaces(), "Usings.cs"), Platform.Parse(Given, "Given.cs"))
    );

    public static TheoryData<string> Pages =>
        [
            "README.md",
            "CONTRIBUTING.md",
            "src/IncidentAnalytics.ReferenceServer/README.md",
            .. Directory
                .GetFiles(Repository.PathOf("src"), "PACKAGE.md", SearchOption.AllDirectories)
                .Select(static file => Repository.Relative(Repository.Root, file)),
            .. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Select(static file => $"docs/{Path.GetFileName(file)}"),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Compiles(string page) =>
        Findings.AssertNone(CodeBlock.ReadMarkdown(File.ReadAllLines(Repository.PathOf(page))).SelectMany(block => Errors(page, block)));

    /// <summary>In the project of <c>dotnet new console</c> or <c>dotnet new web</c>: without other usings and variables than those of its SDK.</summary>
    [Fact]
    public void Readme_HasProgramsThatCompileWhenPasted() =>
        Findings.AssertNone(
            from block in CodeBlock.ReadMarkdown(File.ReadAllLines(Repository.PathOf("README.md")))
            let isWeb = block.Text.Contains("WebApplication", StringComparison.Ordinal)
            let project = Platform.WithPackages.AddSyntaxTrees(Platform.Parse(isWeb ? WebUsings : "", "Usings.cs"))
            from error in Errors("README.md", block, project)
            select error
        );

    [Fact]
    public void Examples_Compile() =>
        Findings.AssertNone(
            from project in new[] { SourceProject.Client, SourceProject.HealthChecks }
            from tree in project.Compilation.SyntaxTrees
            from block in CodeBlock.ReadExamples(tree)
            from error in Errors(project.Relative(tree.FilePath), block)
            select error
        );

    [Fact]
    public void Errors_IsEmpty_ForProgram()
    {
        var block = new CodeBlock(
            1,
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
            """
        );

        Assert.Empty(Errors("README.md", block));
    }

    [Fact]
    public void Errors_IsEmpty_ForTypes() =>
        Assert.Empty(
            Errors(
                "README.md",
                new(1, "public sealed class Trends(IncidentAnalyticsClient client) { public object Tickets => client.Tickets; }")
            )
        );

    [Fact]
    public void Errors_IsEmpty_ForBlockThatDeclaresGivenVariables() =>
        Assert.Empty(
            Errors(
                "README.md",
                new(
                    1,
                    """
                    await using var server = await IncidentAnalyticsServer.StartAsync();
                    await using var client = server.CreateClient();
                    """
                )
            )
        );

    [Fact]
    public void Errors_NamesFileAndLine() =>
        Assert.Equal(
            [
                "README.md, line 12: CS1061 'TicketsClient' does not contain a definition for 'Agregate' and no accessible extension method "
                    + "'Agregate' accepting a first argument of type 'TicketsClient' could be found (are you missing a using directive or an assembly reference?)",
            ],
            Errors("README.md", new(11, "// misspelt\nclient.Tickets.Agregate();"))
        );

    [Fact]
    public void Errors_FindsTheErrorsOfAnExample()
    {
        var tree = Platform.Parse(
            """
            /// <summary>A <c>class</c>.</summary>
            /// <example>
            /// Pages of 50:
            /// <code>
            /// await foreach (var page in client.Sonar.ListTicketsAsync(cancellationToken: cancellationToken).AsPages())
            ///     Console.WriteLine(page.Items.Count &lt; 50);
            /// </code>
            /// <code><![CDATA[
            /// Func<int> count = () => client.Tickets.Misspelt();
            /// ]]></code>
            /// </example>
            class A;
            """,
            "A.cs"
        );

        var errors = CodeBlock.ReadExamples(tree).SelectMany(static block => Errors("A.cs", block));

        Assert.StartsWith("A.cs, line 9: CS1061", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadMarkdown_ReturnsOnlyBlocksMarkedAsCsharp()
    {
        string[] lines =
        [
            "# Title",
            "```bash",
            "ls",
            "```",
            "```csharp",
            "a;",
            "",
            "b;",
            "```",
            "```csharp no-compile",
            "c;",
            "```",
            "  ```csharp",
            "d;",
            "  ```",
        ];

        Assert.Equal([new(6, "a;\n\nb;"), new(14, "d;")], CodeBlock.ReadMarkdown(lines));
    }

    private static string ClientNamespaces() =>
        string.Concat(
            typeof(IncidentAnalyticsClient)
                .Assembly.GetExportedTypes()
                .Select(static type => $"\nglobal using {type.Namespace};")
                .Distinct(StringComparer.Ordinal)
        );

    private static IEnumerable<string> Errors(string file, CodeBlock block) => Errors(file, block, Base.Value);

    private static IEnumerable<string> Errors(string file, CodeBlock block, CSharpCompilation project)
    {
        var tree = Platform.Parse(block.Text, file);
        var compilation = project.AddSyntaxTrees(tree);
        if (tree.GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax))
            compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));

        return compilation
            .GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{file}, line {Line(d, tree, block)}: {d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private static string Line(Diagnostic diagnostic, SyntaxTree tree, CodeBlock block) =>
        diagnostic.Location.SourceTree == tree
            ? (block.Line + diagnostic.Location.GetLineSpan().StartLinePosition.Line).ToString(CultureInfo.InvariantCulture)
            : $"{block.Line} ({diagnostic.Location.SourceTree?.FilePath})";
}
