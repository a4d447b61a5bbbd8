using Spectre.Console;
using TicketTrends.Arguments;
using TicketTrends.Report;

namespace TicketTrends;

/// <summary>What the program takes from the process around it.</summary>
internal sealed record Shell(IAnsiConsole Console, TextWriter Error)
{
    /// <summary>Finds the client secret; null when there is none.</summary>
    public Func<string?> FindClientSecret { get; init; } = ClientSecret.Find;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether a person looks on. A file or a pipe, and a terminal that can only print, get plain text.</summary>
    public bool IsTerminal => Console.Profile.Capabilities.Ansi;

    public static Shell OfThisProcess() => new(
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = System.Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            // Without this, Spectre writes escape codes into the logs of build servers that it knows.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        }),
        System.Console.Error);

    /// <summary>Shows a spinner while the work is under way, if there is somebody to see it.</summary>
    public Task<T> WaitAsync<T>(string text, Func<Task<T>> work) => IsTerminal && Console.Profile.Capabilities.Interactive
        ? Console.Status().Spinner(Spinner.Known.Dots).StartAsync(text, _ => work())
        : work();

    /// <summary>Says in one line why there is no report.</summary>
    public int Fail(string message, int exitCode = 1)
    {
        Error.WriteLine(Format.OneLine(message));
        return exitCode;
    }
}
