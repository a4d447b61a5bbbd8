using System.Reflection;
using Spectre.Console;

namespace Examples;

/// <summary>What a program takes from the process around it.</summary>
public sealed record Shell(IAnsiConsole Console, TextWriter Error)
{
    /// <summary>Finds a secret; null when there is none.</summary>
    public required Func<SecretSource, string?> FindSecret { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether a person looks on. A file or a pipe, and a terminal that can only print, get plain text.</summary>
    public bool IsTerminal => Console.Profile.Capabilities.Ansi;

    /// <summary>Whether what was shown can be drawn over: spinners, progress bars, refreshing displays.</summary>
    public bool IsInteractive => IsTerminal && Console.Profile.Capabilities.Interactive;

    public static Shell OfThisProcess(Assembly program) =>
        new(
            AnsiConsole.Create(
                new AnsiConsoleSettings
                {
                    Ansi = System.Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
                    // Without this, Spectre writes escape codes into the logs of build servers that it knows.
                    Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
                }
            ),
            System.Console.Error
        )
        {
            FindSecret = source => source.Find(program),
        };

    /// <summary>Shows a spinner while the work is under way, if there is somebody to see it.</summary>
    public Task<T> WaitAsync<T>(string text, Func<Task<T>> work) =>
        IsInteractive ? Console.Status().Spinner(Spinner.Known.Dots).StartAsync(text, _ => work()) : work();

    /// <summary>Says in one line why there is no report.</summary>
    public int Fail(string message, int exitCode = 1)
    {
        Error.WriteLine(Show.OneLine(message));
        return exitCode;
    }
}
