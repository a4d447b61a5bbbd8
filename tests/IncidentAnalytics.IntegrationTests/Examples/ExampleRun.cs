using Examples;
using Spectre.Console;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>One run of an example in this process: what it was given and what came of it.</summary>
internal sealed record ExampleRun(int ExitCode, string Output, string Error)
{
    public const int Width = 80;

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<ExampleRun> OfTicketTrendsAsync(
        string[] args, string? secret = null, TimeProvider? timeProvider = null, bool terminal = false, CancellationToken cancellationToken = default) =>
        OfAsync(TicketTrends.Program.RunAsync, args, secret, timeProvider, terminal, cancellationToken);

    public static Task<ExampleRun> OfEventTimelineAsync(
        string[] args, string? secret = null, TimeProvider? timeProvider = null, bool terminal = false, CancellationToken cancellationToken = default) =>
        OfAsync(EventTimeline.Program.RunAsync, args, secret, timeProvider, terminal, cancellationToken);

    public static Task<ExampleRun> OfSonarTriageAsync(
        string[] args, string? secret = null, TimeProvider? timeProvider = null, bool terminal = false, CancellationToken cancellationToken = default) =>
        OfAsync(SonarTriage.Program.RunAsync, args, secret, timeProvider, terminal, cancellationToken);

    private static async Task<ExampleRun> OfAsync(
        Func<string[], Shell, CancellationToken, Task<int>> program,
        string[] args,
        string? secret,
        TimeProvider? timeProvider,
        bool terminal,
        CancellationToken cancellationToken)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.TrueColor : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        var shell = new Shell(console, error)
        {
            FindSecret = _ => secret,
            TimeProvider = timeProvider ?? TimeProvider.System,
        };
        var exitCode = await program(args, shell, cancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
