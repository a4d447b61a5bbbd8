using System.Globalization;
using TicketTrends.Arguments;

namespace TicketTrends.Report;

/// <summary>Numbers, dates and texts, the same in every culture.</summary>
internal static class Format
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    public static string Change(double? change) =>
        change is { } value ? (value * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + "%" : "n/a";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Weekday(DateOnly day) => day.ToString("ddd", CultureInfo.InvariantCulture);

    public static string MonthAndDay(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    public static string Window(Trends trends) =>
        $"{Day(trends.Today.AddDays(-trends.Days))} to {Day(trends.Today)} UTC ({(trends.Days == 1 ? "1 day" : $"{Count(trends.Days)} days")})";

    public static string Eu(TrendOptions options) => options.IncludesEu ? "included" : "left out";

    public static string Source(TrendOptions options) => options.Service is { } service
        ? service.BaseUrl.ToString()
        : "offline, sample tickets of the embedded server (see --help)";

    /// <summary>Texts of a service on one line and without control characters, which could steer the terminal.</summary>
    public static string OneLine(string text) => string.Create(text.Length, text, static (line, text) =>
    {
        for (var i = 0; i < text.Length; i++)
            line[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
    });

    public static string List(IReadOnlyList<string> texts) => texts.Count == 0 ? "all" : OneLine(string.Join(", ", texts));
}
