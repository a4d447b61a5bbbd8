using Spectre.Console;
using Spectre.Console.Rendering;

namespace Examples;

/// <summary>
/// A table with one line per row that fits a width. Texts are shortened between words down to the minimum of their column; then columns are
/// dropped.
/// </summary>
public sealed class FittedTable(int width, Blocks blocks)
{
    private const int Indent = 1;
    private const int Gap = 2;
    private const int MinBarWidth = 8;

    private readonly List<Column> _columns = [];
    private readonly List<(Cell[] Cells, string? Detail)> _rows = [];

    /// <summary>The number of lines of the whole table.</summary>
    public int Lines => (HasHeader ? 1 : 0) + _rows.Sum(static row => row.Detail is null ? 1 : 2);

    private bool HasHeader => _columns.Any(static column => column.Header.Length > 0);

    /// <summary>Adds a column that is as wide as its content.</summary>
    /// <param name="header">The header, or an empty text.</param>
    /// <param name="rightAligned">Whether its content is aligned to the right, as numbers are.</param>
    /// <param name="drop">The columns with the highest number are dropped first; 0 for a column that is never dropped.</param>
    public FittedTable AddColumn(string header, bool rightAligned = false, int drop = 0) =>
        Add(new(header, rightAligned, drop, MinWidth: null, IsBar: false));

    /// <summary>Adds a column whose texts can be shortened.</summary>
    public FittedTable AddTextColumn(string header, int minWidth, int drop = 0) => Add(new(header, false, drop, minWidth, IsBar: false));

    /// <summary>Adds a column of bars, which gets the width that the others leave.</summary>
    public FittedTable AddBarColumn(int drop = 0) => Add(new("", false, drop, MinBarWidth, IsBar: true));

    public FittedTable AddRow(params Cell[] cells) => AddDetailedRow(null, cells);

    /// <summary>Adds a row with a second, muted line.</summary>
    public FittedTable AddDetailedRow(string? detail, params Cell[] cells)
    {
        _rows.Add((cells, detail));
        return this;
    }

    /// <summary>Builds the table with at most a number of lines; the last one tells how many rows are missing.</summary>
    public IRenderable Build(int maxLines = int.MaxValue)
    {
        var widths = GetWidths();
        var lines = new List<string>();
        if (HasHeader)
            lines.Add(Line(widths, [.. _columns.Select(static column => new Cell(column.Header, Theme.Muted))]));

        var shown = 0;
        foreach (var (cells, detail) in _rows)
        {
            var needed = (detail is null ? 1 : 2) + (shown + 1 < _rows.Count ? 1 : 0);
            if (lines.Count + needed > maxLines)
                break;

            shown++;
            lines.Add(Line(widths, cells));
            if (detail is not null)
                lines.Add(DetailLine(detail, widths));
        }

        if (shown < _rows.Count && lines.Count < maxLines)
            lines.Add($"{new string(' ', Indent)}[{Theme.Muted}]{blocks.Ellipsis} {Show.Count(_rows.Count - shown)} more[/]");
        return new Rows(lines.Take(maxLines).Select(static line => new Markup(line)));
    }

    private FittedTable Add(Column column)
    {
        _columns.Add(column);
        return this;
    }

    /// <summary>The widths of the columns; null for a dropped one.</summary>
    private int?[] GetWidths()
    {
        int[] natural = [.. _columns.Select((column, i) => column.IsBar ? MinBarWidth : NaturalWidth(i))];
        int[] min = [.. _columns.Select((column, i) => Math.Min(column.MinWidth ?? natural[i], natural[i]))];
        var kept = Enumerable.Range(0, _columns.Count).ToList();
        while (Total(kept.Select(i => min[i])) > width && FindColumnToDrop(kept) is { } drop)
            kept.Remove(drop);

        var widths = new int?[_columns.Count];
        kept.ForEach(i => widths[i] = min[i]);
        var room = Math.Max(0, width - Total(kept.Select(i => min[i])));
        foreach (var i in kept.Where(i => !_columns[i].IsBar))
        {
            var more = Math.Min(room, natural[i] - min[i]);
            widths[i] += more;
            room -= more;
        }

        foreach (var i in kept.Where(i => _columns[i].IsBar))
            widths[i] += room;
        return widths;

        static int Total(IEnumerable<int> widths) => Indent - Gap + widths.Sum(static width => width + Gap);
    }

    private int? FindColumnToDrop(IEnumerable<int> kept) =>
        kept.Where(i => _columns[i].Drop > 0).Select(static i => (int?)i).MaxBy(i => _columns[i!.Value].Drop);

    private int NaturalWidth(int column) =>
        _rows.Select(row => Show.Width(row.Cells[column].Text)).Append(Show.Width(_columns[column].Header)).Max();

    private string Line(int?[] widths, Cell[] cells)
    {
        var parts = new List<string>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (widths[i] is not { } cellWidth)
                continue;

            var text = _columns[i].IsBar && cells[i].Text.Length == 0 ? blocks.Bar(cells[i].Share, cellWidth) : cells[i].Text;
            text = Show.Fit(text, cellWidth, blocks.Ellipsis);
            var padding = new string(' ', Math.Max(0, cellWidth - Show.Width(text)));
            var markup = text.Length == 0 ? "" : $"[{cells[i].Style}]{Markup.Escape(text)}[/]";
            parts.Add(_columns[i].IsRightAligned ? padding + markup : markup + padding);
        }

        return new string(' ', Indent) + string.Join(new string(' ', Gap), parts).TrimEnd();
    }

    /// <summary>The detail begins below the last column if it fits there.</summary>
    private string DetailLine(string detail, int?[] widths)
    {
        var indent = Indent + widths.Where(static w => w is not null).SkipLast(1).Sum(static w => w!.Value + Gap);
        if (indent + Show.Width(detail) > width)
            indent = Indent + Gap;
        return $"{new string(' ', indent)}[{Theme.Muted}]{Markup.Escape(Show.Fit(detail, width - indent, blocks.Ellipsis))}[/]";
    }

    private sealed record Column(string Header, bool IsRightAligned, int Drop, int? MinWidth, bool IsBar);
}
