using EventTimeline.Arguments;
using Examples;

namespace EventTimeline.Report;

/// <summary>The report for files and pipes: fixed columns, no escape codes.</summary>
internal static class PlainReport
{
    private const int TimeWidth = 18;
    private const int Width = 10;

    public static void Write(TextWriter output, TimelineOptions options, Timeline timeline)
    {
        output.WriteLine("EVENT TIMELINE");
        output.WriteLine($"Source:       {Format.Source(options)}");
        output.WriteLine($"Counted:      {Format.Counted(options)}");
        output.WriteLine($"Window:       {Format.Window(options, timeline)}");

        output.WriteLine();
        output.WriteLine($"{"SEVERITY", -TimeWidth}{"Count", Width}{"Share", Width}  Peak");
        foreach (var (name, series) in timeline.Series)
        {
            var peak = Timeline.Peak(series) is { Count: > 0 } point ? $"{Show.Count(point.Count)} at {Units.Instant(point.Time)}" : "-";
            output.WriteLine(
                $"{Show.OneLine(name), -TimeWidth}{Show.Count(series.Total), Width}{Units.Percent(timeline.ShareOfTotal(series.Total)), Width}  {peak}"
            );
        }

        foreach (var name in timeline.Absent)
            output.WriteLine($"{name, -TimeWidth}{"-", Width}");
        output.WriteLine($"{"All", -TimeWidth}{Show.Count(timeline.Total), Width}");

        if (timeline.Series.Count == 0)
            return;

        output.WriteLine();
        output.WriteLine(
            $"{"TIME (UTC)", -TimeWidth}{string.Concat(timeline.Series.Select(static s => $"{Show.OneLine(s.Name), Width}"))}{"All", Width}"
        );
        for (var i = 0; i < timeline.Times.Count; i++)
        {
            var cells = timeline.Series.Select(s =>
                i < s.Series.Values.Count ? $"{Show.Count(s.Series.Values[i]), Width}" : $"{"-", Width}"
            );
            output.WriteLine(
                $"{Units.Instant(timeline.Times[i]), -TimeWidth}{string.Concat(cells)}{Show.Count(timeline.Points[i].Count), Width}"
            );
        }
    }
}
