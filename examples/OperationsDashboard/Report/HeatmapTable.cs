using Examples;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OperationsDashboard.Report;

/// <summary>A heatmap of colored cells, from dark blue for low to bright red for high values.</summary>
internal static class HeatmapTable
{
    private const int LabelWidth = 11;

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

    public static IRenderable Of(Heatmap heatmap, int width)
    {
        var (least, most) = Range(heatmap);
        var columns = heatmap.XLabels!.Count;
        var cell = Math.Clamp((width - LabelWidth) / Math.Max(1, columns), 1, 4);
        List<IRenderable> lines =
        [
            new Markup($"\n[bold] Incidents by hour and weekday (UTC)[/] [grey]{Markup.Escape(Show.OneLine(heatmap.Unit ?? ""))}[/]"),
        ];
        for (var row = 0; row < heatmap.Values!.Count; row++)
            lines.Add(Row(row < heatmap.YLabels!.Count ? heatmap.YLabels[row] : "", heatmap.Values[row], cell, least, most));
        lines.Add(Axis(heatmap.XLabels, cell));
        lines.Add(Legend(least, most));
        return new Rows(lines);
    }

    private static Paragraph Row(string label, IReadOnlyList<double?> values, int cell, double least, double most)
    {
        var line = new Paragraph($" {Fit(Show.OneLine(label))}", Color.Grey);
        foreach (var value in values)
            line.Append(new string(' ', cell), value is { } number ? new Style(background: ColorOf(number, least, most)) : Style.Plain);
        return line;
    }

    /// <summary>As many labels as fit, each at its column.</summary>
    private static Paragraph Axis(IReadOnlyList<string> labels, int cell)
    {
        string[] texts = [.. labels.Select(static label => Show.OneLine(label.Split(':')[0]))];
        var step = (texts.Select(static text => text.Length).DefaultIfEmpty().Max() / cell) + 1;
        var line = new Paragraph($" {Fit("")}");
        for (var i = 0; i < texts.Length; i += step)
        {
            var room = Math.Min(step, texts.Length - i) * cell;
            line.Append(texts[i].Length <= room ? texts[i].PadRight(room) : new string(' ', room), Color.Grey);
        }

        return line;
    }

    private static Paragraph Legend(double least, double most)
    {
        var line = new Paragraph($" {Fit("")}{FormattableString.Invariant($"{least:0.#} ")}", Color.Grey);
        foreach (var color in Scale)
            line.Append("  ", new Style(background: color));
        line.Append(FormattableString.Invariant($" {most:0.#}"), Color.Grey);
        return line;
    }

    private static (double Least, double Most) Range(Heatmap heatmap)
    {
        var values = heatmap.Values!.SelectMany(static row => row).OfType<double>().ToArray();
        return ((double?)heatmap.MinValue ?? values.DefaultIfEmpty().Min(), (double?)heatmap.MaxValue ?? values.DefaultIfEmpty().Max());
    }

    private static Color ColorOf(double value, double least, double most)
    {
        var share = most > least ? Math.Clamp((value - least) / (most - least), 0, 1) : 0;
        return Scale[(int)Math.Round(share * (Scale.Length - 1))];
    }

    private static string Fit(string label) => label.Length < LabelWidth - 1 ? label.PadRight(LabelWidth - 1) : label[..(LabelWidth - 1)];
}
