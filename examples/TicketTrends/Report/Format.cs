using System.Globalization;
using Examples;
using TicketTrends.Arguments;

namespace TicketTrends.Report;

/// <summary>Texts of this report, independent of the culture.</summary>
internal static class Format
{
    public static string Change(double? change) => change is { } value ? Units.Change((decimal)Math.Round(value * 100, 1)) : "n/a";

    public static string Weekday(DateOnly day) => day.ToString("ddd", CultureInfo.InvariantCulture);

    public static string MonthAndDay(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    public static string Window(Trends trends) =>
        $"{Units.Day(trends.Today.AddDays(-trends.Days))} to {Units.Day(trends.Today)} UTC ({(trends.Days == 1 ? "1 day" : $"{Show.Count(trends.Days)} days")})";

    public static string Eu(TrendOptions options) => options.IncludesEu ? "included" : "excluded";

    public static string Source(TrendOptions options) =>
        options.Service is { } service ? service.BaseUrl.ToString() : "offline, embedded reference server (see --help)";

    public static string List(IReadOnlyList<string> texts) => texts.Count == 0 ? "all" : Show.OneLine(string.Join(", ", texts));
}
