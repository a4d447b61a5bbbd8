using System.Text.RegularExpressions;
using Examples;
using Spectre.Console;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>The result of one run of an example in this process.</summary>
internal sealed partial record ExampleRun(int ExitCode, string Output, string Error)
{
    public const int Width = 80;

    /// <summary>The output without escape codes.</summary>
    public string Text => EscapeCode().Replace(Output, "");

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<ExampleRun> RunTicketTrendsAsync(
        string[] args,
        string? secret = null,
        TimeProvider? timeProvider = null,
        bool terminal = false,
        CancellationToken cancellationToken = default
    ) => RunAsync(TicketTrends.Program.RunAsync, args, secret, timeProvider, terminal, cancellationToken);

    public static Task<ExampleRun> RunEventTimelineAsync(
        string[] args,
        string? secret = null,
        TimeProvider? timeProvider = null,
        bool terminal = false,
        CancellationToken cancellationToken = default
    ) => RunAsync(EventTimeline.Program.RunAsync, args, secret, timeProvider, terminal, cancellationToken);

    public static Task<ExampleRun> RunSonarTriageAsync(
        string[] args,
        string? secret = null,
        TimeProvider? timeProvider = null,
        bool terminal = false,
        CancellationToken cancellationToken = default
    ) => RunAsync(SonarTriage.Program.RunAsync, args, secret, timeProvider, terminal, cancellationToken);

    public static Task<ExampleRun> RunOperationsDashboardAsync(
        string[] args,
        string? secret = null,
        TimeProvider? timeProvider = null,
        bool terminal = false,
        int width = Width,
        StringWriter? output = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(OperationsDashboard.Program.RunAsync, args, secret, timeProvider, terminal, cancellationToken, width, output);

    /// <summary>Asserts that the run printed a report.</summary>
    public void AssertSucceeded() => Assert.Equal((0, ""), (ExitCode, Error));

    /// <summary>Asserts that the run printed only one error line, with these parts and without the secret.</summary>
    public void AssertFailed(string secret, params string[] parts)
    {
        Assert.Equal((1, ""), (ExitCode, Output));
        Assert.StartsWith("error: ", Error, StringComparison.Ordinal);
        Assert.Equal(Error.Length - 1, Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Contains(part, Error, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }

    /// <summary>Asserts that the report has no escape codes, control characters or trailing spaces.</summary>
    public void AssertIsPlain()
    {
        Assert.DoesNotContain(Output, static c => char.IsControl(c) && c != '\n');
        Assert.All(OutputLines, static line => Assert.Equal(line.TrimEnd(), line));
    }

    /// <summary>Asserts that the report is drawn and fits the terminal.</summary>
    public void AssertIsDrawn()
    {
        Assert.Contains('\u001b', Output);
        Assert.Contains('╭', Output);
        Assert.All(Text.Split('\n'), static line => Assert.InRange(line.Length, 0, Width));
    }

    private static async Task<ExampleRun> RunAsync(
        Func<string[], Shell, CancellationToken, Task<int>> program,
        string[] args,
        string? secret,
        TimeProvider? timeProvider,
        bool terminal,
        CancellationToken cancellationToken,
        int width = Width,
        StringWriter? given = null
    )
    {
        using var output = given ?? new StringWriter();
        output.NewLine = "\n";
        using var error = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = terminal ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = terminal ? ColorSystemSupport.TrueColor : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
                Out = new AnsiConsoleOutput(output),
            }
        );
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        var shell = new Shell(console, error) { FindSecret = _ => secret, TimeProvider = timeProvider ?? TimeProvider.System };
        var exitCode = await program(args, shell, cancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }

    [GeneratedRegex("\u001b\\[[0-9;?]*[a-zA-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EscapeCode();
}
