using System.Globalization;
using Examples;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OperationsDashboard.Report;

/// <summary>A heatmap of colored cells, from dark blue for low to bright red for high values; of shades without colors.</summary>
internal sealed class HeatmapTable
{
    private const int MaxCellWidth = 4;
    private const int ShortLabelWidth = 3;

    // From low to high; these colors are readable on dark and light terminals.
    private static readonly Color[] Scale =
    [
        new(38, 50, 110),
        new(48, 92, 160),
        new(60, 140, 170),
        new(120, 175, 120),
        new(205, 190, 80),
        new(230, 140, 60),
        new(215, 70, 60),
    ];

    private readonly Heatmap _heatmap;
    private readonly Page _page;
    private readonly int _cellWidth;
    private readonly int _labelWidth;
    private readonly int _columns;
    private readonly double _least;
    private readonly double _most;

    private HeatmapTable(Heatmap heatmap, int width, Page page)
    {
        _heatmap = heatmap;
        _page = page;
        var columns = Math.Max(1, Math.Max(heatmap.XLabels!.Count, heatmap.Values!.Select(static row => row.Count).DefaultIfEmpty().Max()));
        var longest = heatmap.YLabels!.Select(static label => Show.Width(Show.OneLine(label))).DefaultIfEmpty().Max();
        _labelWidth = (width - longest - 2) / columns >= 2 ? longest : Math.Min(longest, ShortLabelWidth);
        _cellWidth = Math.Clamp((width - _labelWidth - 2) / columns, 1, MaxCellWidth);
        _columns = Math.Min(columns, (width - _labelWidth - 2) / _cellWidth);
        var values = heatmap.Values!.SelectMany(static row => row).OfType<double>().ToArray();
        _least = (double?)heatmap.MinValue ?? values.DefaultIfEmpty().Min();
        _most = (double?)heatmap.MaxValue ?? values.DefaultIfEmpty().Max();
    }

    /// <summary>A line for each row, the axis and the legend.</summary>
    public static int LinesOf(Heatmap heatmap) => heatmap.Values!.Count + 2;

    public static IRenderable Create(Heatmap heatmap, int width, Page page)
    {
        var table = new HeatmapTable(heatmap, width, page);
        return new Rows([
            .. heatmap.Values!.Select((values, i) => table.Row(i < heatmap.YLabels!.Count ? heatmap.YLabels[i] : "", values)),
            table.Axis(),
            table.Legend(),
        ]);
    }

    private Paragraph Row(string label, IReadOnlyList<double?> values)
    {
        var line = new Paragraph($" {Label(Show.OneLine(label))} ");
        foreach (var value in values.Take(_columns))
        {
            if (value is { } number)
                Append(line, ShareOf(number), _cellWidth);
            else
                line.Append(new string(' ', _cellWidth));
        }

        return line;
    }

    /// <summary>As many labels as fit, each at its column.</summary>
    private Paragraph Axis()
    {
        string[] texts = [.. _heatmap.XLabels!.Take(_columns).Select(static label => Show.OneLine(label.Split(':')[0]))];
        var step = (texts.Select(Show.Width).DefaultIfEmpty().Max() / _cellWidth) + 1;
        var line = new Paragraph($" {Label("")} ");
        for (var i = 0; i < texts.Length; i += step)
        {
            var room = Math.Min(step, texts.Length - i) * _cellWidth;
            var text = Show.Width(texts[i]) <= room ? texts[i] : "";
            line.Append(text + new string(' ', room - Show.Width(text)), new Style(decoration: Decoration.Dim));
        }

        return line;
    }

    private Paragraph Legend()
    {
        var muted = new Style(decoration: Decoration.Dim);
        var line = new Paragraph($" {Label("")} ");
        line.Append(string.Create(CultureInfo.InvariantCulture, $"{_least:#,0.#} "), muted);
        for (var i = 0; i < Scale.Length; i++)
            Append(line, (double)i / (Scale.Length - 1), width: 2);
        line.Append(string.Create(CultureInfo.InvariantCulture, $" {_most:#,0.#} "), muted);
        line.Append(Show.Fit(Show.OneLine(_heatmap.Unit ?? ""), ShortLabelWidth * 4, _page.Blocks.Ellipsis), muted);
        return line;
    }

    private void Append(Paragraph line, double share, int width)
    {
        if (_page.HasColors)
            line.Append(new string(' ', width), new Style(background: Scale[(int)Math.Round(share * (Scale.Length - 1))]));
        else
            line.Append(new string(_page.Blocks.Shade(share), width));
    }

    private double ShareOf(double value) => _most > _least ? Math.Clamp((value - _least) / (_most - _least), 0, 1) : 0;

    /// <summary>Days of the week are abbreviated where their names do not fit.</summary>
    private string Label(string text)
    {
        var label = Show.Width(text) <= _labelWidth ? text : string.Concat(text.EnumerateRunes().Take(ShortLabelWidth));
        label = Show.Fit(label, _labelWidth, _page.Blocks.Ellipsis);
        return label + new string(' ', _labelWidth - Show.Width(label));
    }
}
