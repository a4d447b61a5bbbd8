using Spectre.Console;
using Spectre.Console.Rendering;

namespace Examples;

/// <summary>The terminal's alternate screen without a cursor. Disposing it brings back the screen as it was before.</summary>
public sealed class Screen : IDisposable
{
    private const string Enter = "\u001b[?1049h\u001b[?25l";
    private const string Leave = "\u001b[?25h\u001b[?1049l";

    private readonly IAnsiConsole _console;

    public Screen(IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        _console = console;
        _console.Write(new ControlCode(Enter));
    }

    /// <summary>Replaces what the screen shows. Lines below its end are left out.</summary>
    public void Draw(IRenderable content)
    {
        // One write for the whole frame, so that no half of it is seen.
        var output = _console.Profile.Out.Writer;
        output.Write(_console.ToAnsi(new Frame(content, _console.Profile.Height)));
        output.Flush();
    }

    public void Dispose() => _console.Write(new ControlCode(Leave));

    /// <summary>Overwrites line by line instead of clearing, so that the screen does not flicker.</summary>
    private sealed class Frame(IRenderable content, int height) : Renderable
    {
        private const string Home = "\u001b[H";
        private const string ClearLine = "\u001b[K";
        private const string ClearBelow = "\u001b[J";

        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            yield return Segment.Control(Home);
            var isFirst = true;
            foreach (var line in Segment.SplitLines(content.Render(options, maxWidth), maxWidth).Take(height))
            {
                if (!isFirst)
                    yield return Segment.LineBreak;
                isFirst = false;
                // First, because after a line of the full width it would clear the last character.
                yield return Segment.Control(ClearLine);
                foreach (var segment in line)
                    yield return segment;
            }

            yield return Segment.Control(ClearBelow);
        }
    }
}
