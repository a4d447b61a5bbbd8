using Examples;
using Spectre.Console;
using TicketTrends;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>One run of the example in this process: what it was given and what came of it.</summary>
internal sealed record ExampleRun(int ExitCode, string Output, string Error)
{
    public const int Width = 80;

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<ExampleRun> OfTicketTrendsAsync(
        string[] args,
        string? secret = null,
        TimeProvider? timeProvider = null,
        bool terminal = false,
        CancellationToken cancellationToken = default)
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
        var exitCode = await Program.RunAsync(args, shell, cancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
