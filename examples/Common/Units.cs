using System.Globalization;

namespace Examples;

/// <summary>Formats values with their units as a person reads them, independent of the culture. Times are UTC.</summary>
public static class Units
{
    /// <summary>Longer durations are shown without minutes.</summary>
    private const int HoursWithoutMinutes = 100;

    private static readonly Dictionary<string, string> CurrencySymbols = new(StringComparer.OrdinalIgnoreCase)
    {
        ["USD"] = "$",
        ["EUR"] = "€",
        ["GBP"] = "£",
    };

    /// <param name="share">0 to 1.</param>
    /// <returns>Such as <c>92.6 %</c>.</returns>
    public static string Percent(double share) => PercentOf((decimal)Math.Round(share * 100, 1));

    /// <param name="percent">0 to 100.</param>
    /// <returns>Such as <c>92.6 %</c>.</returns>
    public static string PercentOf(decimal percent) => percent.ToString("#,0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Such as <c>+8.2 %</c>.</summary>
    public static string Change(decimal percent) => percent.ToString("+#,0.0;-#,0.0;0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Such as <c>4 m 26 s</c>, <c>29 h 44 m</c> or <c>1,421 h</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
            return "-" + Duration(duration.Negate());
        var seconds = Math.Round(duration.TotalSeconds);
        if (seconds < 3600)
            return Pair((long)seconds / 60, "m", (long)seconds % 60, "s");
        var minutes = Math.Round(duration.TotalMinutes);
        return minutes < HoursWithoutMinutes * 60
            ? Pair((long)minutes / 60, "h", (long)minutes % 60, "m")
            : $"{Show.Count((long)Math.Round(duration.TotalHours))} h";
    }

    /// <summary>The largest unit alone, such as <c>119 d</c>.</summary>
    public static string Age(TimeSpan age) =>
        age switch
        {
            { TotalDays: >= 1 } => $"{Show.Count((long)age.TotalDays)} d",
            { TotalHours: >= 1 } => FormattableString.Invariant($"{(int)age.TotalHours} h"),
            _ => FormattableString.Invariant($"{Math.Max(0, (int)age.TotalMinutes)} m"),
        };

    /// <summary>Such as <c>$7,947,105</c>, or <c>$5.76</c> below 1,000.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency's code, or null.</param>
    public static string Money(decimal amount, string? currency)
    {
        var number = Math.Abs(amount).ToString(Math.Abs(amount) < 1000 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
        var sign = amount < 0 ? "-" : "";
        return currency is not null && CurrencySymbols.TryGetValue(currency, out var symbol)
            ? sign + symbol + number
            : $"{sign}{number} {Show.OneLine(currency ?? "")}".TrimEnd();
    }

    /// <summary>Such as <c>1,234.5</c>.</summary>
    public static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>2026-03-02</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>2026-03-02 12:00</c>.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>12:00:05</c>.</summary>
    public static string Clock(DateTimeOffset instant) => instant.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Pair(long large, string largeUnit, long small, string smallUnit) =>
        (large, small) switch
        {
            (0, _) => FormattableString.Invariant($"{small} {smallUnit}"),
            (_, 0) => FormattableString.Invariant($"{large} {largeUnit}"),
            _ => FormattableString.Invariant($"{large} {largeUnit} {small} {smallUnit}"),
        };
}
