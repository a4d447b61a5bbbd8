using Spectre.Console;
using Spectre.Console.Rendering;

namespace Examples;

/// <summary>The look that all reports share: a title block, cards with the main figures, and sections. Everything fits the width.</summary>
public sealed class Page
{
    /// <summary>Wider terminals leave the rest empty.</summary>
    public const int MaxWidth = 160;

    private const int FactWidth = 11;
    private const int MinCardWidth = 20;
    private const int CardBorders = 4;

    private readonly List<IRenderable> _parts = [];

    public Page(IAnsiConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        Width = Math.Min(console.Profile.Width, MaxWidth);
        Blocks = new Blocks(console.Profile.Capabilities.Unicode);
        HasColors = console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
    }

    public int Width { get; }

    public Blocks Blocks { get; }

    public bool HasColors { get; }

    /// <summary>The name of the report and what it is about.</summary>
    public void AddTitle(string title, params (string Name, Cell Value)[] facts)
    {
        var mark = $"[{Theme.Accent}]{Blocks.Mark}[/]";
        _parts.Add(new Markup($"{mark} [bold]{Markup.Escape(title)}[/]"));
        foreach (var (name, value) in facts)
        {
            var text = Show.Fit(value.Text, Width - FactWidth - 2, Blocks.Ellipsis);
            _parts.Add(new Markup($"{mark} [{Theme.Muted}]{Markup.Escape(name), -FactWidth}[/][{value.Style}]{Markup.Escape(text)}[/]"));
        }
    }

    /// <summary>The main figures side by side, as many as fit.</summary>
    public void AddCards(params (string Title, Cell Figure, Cell Note)[] cards)
    {
        var count = Math.Clamp(Width / MinCardWidth, 1, cards.Length);
        var widths = Split(Width, count);
        var row = new Grid { Width = Width };
        foreach (var width in widths)
            row.AddColumn(new GridColumn().Padding(0, 0).Width(width));
        row.AddRow([.. cards.Take(count).Select((card, i) => Card(card.Title, card.Figure, card.Note, widths[i] - CardBorders))]);
        _parts.Add(row);
    }

    /// <summary>An empty line, a heading and its content.</summary>
    public void AddSection(string heading, IRenderable content)
    {
        Add(Text.Empty);
        Add(Section(heading, content, Width));
    }

    /// <summary>The widths of columns that fill a width evenly.</summary>
    public static int[] Split(int width, int count) =>
        [.. Enumerable.Range(0, count).Select(i => ((i + 1) * width / count) - (i * width / count))];

    public void Add(IRenderable part) => _parts.Add(part);

    public IRenderable Section(string heading, IRenderable content, int width)
    {
        var text = Show.Fit(heading, width, Blocks.Ellipsis);
        var line = new string(Blocks.Line, Math.Max(0, width - Show.Width(text) - 1));
        return new Rows(new Markup($"[bold]{Markup.Escape(text)}[/] [{Theme.Muted}]{line}[/]"), content);
    }

    public IRenderable Build() => new Rows(_parts);

    private Panel Card(string title, Cell figure, Cell note, int width) =>
        new Panel(
            new Rows(
                CardLine(figure, $"bold {figure.Style}", width),
                CardLine(note, note.Style == Theme.Normal ? Theme.Muted : note.Style, width)
            )
        )
            .Header($"[{Theme.Muted}] {Markup.Escape(title)} [/]")
            .Border(Blocks.IsUnicode ? BoxBorder.Rounded : BoxBorder.Ascii)
            .BorderStyle(new Style(decoration: Decoration.Dim))
            .Expand();

    private Markup CardLine(Cell cell, string style, int width) =>
        new($"[{style}]{Markup.Escape(Show.Fit(cell.Text, width, Blocks.Ellipsis))}[/]");
}
