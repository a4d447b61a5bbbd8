using Spectre.Console;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>A terminal of a test.</summary>
internal sealed record ExampleTerminal(int Width = ExampleTerminal.UsualWidth, int Height = 24)
{
    public const int UsualWidth = 80;

    /// <summary>A file or a pipe.</summary>
    public static readonly ExampleTerminal None = new() { HasEscapeCodes = false, HasColors = false };

    public bool HasEscapeCodes { get; init; } = true;

    public bool HasColors { get; init; } = true;

    public bool HasUnicode { get; init; } = true;

    public bool IsInteractive { get; init; }

    public IAnsiConsole CreateConsole(TextWriter output)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = HasEscapeCodes ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = HasColors ? ColorSystemSupport.TrueColor : ColorSystemSupport.NoColors,
                Interactive = IsInteractive ? InteractionSupport.Yes : InteractionSupport.No,
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
                Out = new AnsiConsoleOutput(output),
            }
        );
        console.Profile.Width = Width;
        console.Profile.Height = Height;
        console.Profile.Capabilities.Unicode = HasUnicode;
        return console;
    }
}
