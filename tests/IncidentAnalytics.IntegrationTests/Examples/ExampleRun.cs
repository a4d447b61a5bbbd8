using Examples;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>The result of one run of an example in this process.</summary>
internal sealed record ExampleRun(int ExitCode, string Output, string Error)
{
    private static readonly Dictionary<string, Func<string[], Shell, CancellationToken, Task<int>>> Programs = new()
    {
        ["TicketTrends"] = TicketTrends.Program.RunAsync,
        ["EventTimeline"] = EventTimeline.Program.RunAsync,
        ["SonarTriage"] = SonarTriage.Program.RunAsync,
        ["OperationsDashboard"] = OperationsDashboard.Program.RunAsync,
    };

    /// <summary>The output without escape codes.</summary>
    public string Text => EscapeCodes.Remove(Output);

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
        ExampleTerminal? terminal = null,
        StringWriter? output = null,
        StringWriter? error = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(OperationsDashboard.Program.RunAsync, args, secret, timeProvider, terminal, cancellationToken, output, error);

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
    public void AssertIsDrawn(int width = ExampleTerminal.UsualWidth)
    {
        Assert.Contains('\u001b', Output);
        Assert.Contains('▌', Output);
        Assert.All(Text.Split('\n'), line => Assert.InRange(Show.Width(line), 0, width));
    }

    /// <summary>Runs an example by its name, to test what all examples have in common.</summary>
    public static Task<ExampleRun> RunAsync(
        string example,
        string[] args,
        ExampleTerminal? terminal = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(Programs[example], args, secret: null, timeProvider, terminal, cancellationToken);

    private static Task<ExampleRun> RunAsync(
        Func<string[], Shell, CancellationToken, Task<int>> program,
        string[] args,
        string? secret,
        TimeProvider? timeProvider,
        bool terminal,
        CancellationToken cancellationToken
    ) => RunAsync(program, args, secret, timeProvider, terminal ? new ExampleTerminal() : null, cancellationToken);

    private static async Task<ExampleRun> RunAsync(
        Func<string[], Shell, CancellationToken, Task<int>> program,
        string[] args,
        string? secret,
        TimeProvider? timeProvider,
        ExampleTerminal? terminal,
        CancellationToken cancellationToken,
        StringWriter? givenOutput = null,
        StringWriter? givenError = null
    )
    {
        using var output = givenOutput ?? new StringWriter();
        using var error = givenError ?? new StringWriter();
        output.NewLine = error.NewLine = "\n";
        var console = (terminal ?? ExampleTerminal.None).CreateConsole(output);
        var shell = new Shell(console, error) { FindSecret = _ => secret, TimeProvider = timeProvider ?? TimeProvider.System };
        var exitCode = await program(args, shell, cancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
