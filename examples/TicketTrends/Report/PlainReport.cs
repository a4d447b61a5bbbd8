using Examples;
using TicketTrends.Arguments;

namespace TicketTrends.Report;

/// <summary>The report for files and pipes: ASCII layout, fixed columns, no escape codes.</summary>
internal static class PlainReport
{
    private const int NameWidth = 24;

    public static void Write(TextWriter output, TrendOptions options, Trends trends)
    {
        output.WriteLine("TICKET TRENDS");
        Pair("Source", Format.Source(options));
        Pair("Application", Show.OneLine(options.Application));
        Pair("App types", Format.List(options.AppTypes));
        Pair("Domains", Format.List(options.Domains));
        Pair("EU tickets", Format.Eu(options));
        Pair("Window", Format.Window(trends));

        output.WriteLine();
        Row("", "Tickets", "Share");
        Row("All", Show.Count(trends.Total), Units.Percent(trends.ShareOfTotal(trends.Total)));
        Row("Resolved", Show.Count(trends.Resolved), Units.Percent(trends.ShareOfTotal(trends.Resolved)));

        output.WriteLine();
        Row("TYPE", "Tickets", "Share", "Resolved");
        foreach (var type in trends.Types)
        {
            Row(
                Show.OneLine(type.Name),
                Show.Count(type.Count),
                Units.Percent(trends.ShareOfTotal(type.Count)),
                Units.Percent(Trends.Share(type.Resolved, type.Count))
            );
        }

        if (trends.OtherTypes > 0)
            Row("(other types)", Show.Count(trends.OtherTypes), Units.Percent(trends.ShareOfTotal(trends.OtherTypes)));

        output.WriteLine();
        Row("DAY", "Tickets");
        foreach (var (day, count) in trends.LastDays)
            Row($"{Units.Day(day)} {Format.Weekday(day)}", Show.Count(count), day == trends.Today ? "so far" : "");

        if (trends.Weeks.Count == 0)
            return;

        output.WriteLine();
        Row("WEEK UP TO", "Tickets");
        foreach (var (lastDay, count) in trends.Weeks)
            Row(Units.Day(lastDay), Show.Count(count));
        Row("Last week's change", Format.Change(trends.WeeklyChange));

        void Pair(string name, string value) => output.WriteLine($"{name + ":", -14}{value}");

        void Row(string name, string count, string share = "", string resolved = "") =>
            output.WriteLine($"{name, -NameWidth}{count, 12}{share, 10}{resolved, 10}".TrimEnd());
    }
}
