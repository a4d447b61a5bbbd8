using System.Reflection;
using Spectre.Console;

namespace Examples;

/// <summary>The console, clock and secrets of the process.</summary>
public sealed record Shell(IAnsiConsole Console, TextWriter Error)
{
    /// <summary>Finds a secret, or returns null.</summary>
    public required Func<SecretSource, string?> FindSecret { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What is written to the output; a command sets it from its options.</summary>
    public OutputFormat Format { get; init; }

    /// <summary>The output as plain text.</summary>
    public TextWriter Out => Console.Profile.Out.Writer;

    /// <summary>Whether the output is a terminal with escape codes. Files, pipes and simple terminals get plain text.</summary>
    public bool IsTerminal => Format == OutputFormat.Text && Console.Profile.Capabilities.Ansi;

    /// <summary>Whether the output can be redrawn, as spinners, progress bars and refreshing displays do.</summary>
    public bool IsInteractive => IsTerminal && Console.Profile.Capabilities.Interactive;

    public static Shell CreateForProcess(Assembly program) =>
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

    /// <summary>Shows a spinner during the work if the terminal is interactive.</summary>
    public Task<T> WaitAsync<T>(string text, Func<Task<T>> work) =>
        IsInteractive
            ? Console.Status().Spinner(Spinner.Known.Dots).SpinnerStyle(Style.Parse(Theme.Accent)).StartAsync(text, _ => work())
            : work();

    /// <summary>Shows a progress bar during the work if the terminal is interactive; otherwise the work gets null.</summary>
    public Task<T> WaitAsync<T>(string text, Func<ProgressTask?, Task<T>> work) =>
        IsInteractive
            ? Console
                .Progress()
                .AutoClear(true)
                .Columns(
                    new TaskDescriptionColumn(),
                    new ProgressBarColumn
                    {
                        CompletedStyle = Style.Parse(Theme.Accent),
                        FinishedStyle = Style.Parse(Theme.Accent),
                        RemainingStyle = Style.Parse(Theme.Muted),
                    },
                    new PercentageColumn { CompletedStyle = Style.Plain }
                )
                .StartAsync(context => work(context.AddTask(text)))
            : work(null);

    /// <summary>Prints an error in one line.</summary>
    public int Fail(string message, int exitCode = 1)
    {
        Error.WriteLine(Show.OneLine(message));
        return exitCode;
    }
}
