using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.Incidents;

/// <summary>
/// The expected number of incidents in each of the 168 hours of the week (UTC): the mean of the hour's counts over all whole weeks without the
/// highest and lowest tenth (at least one each), smoothed with both neighbors at half weight, and scaled to the weekly total.
/// </summary>
internal sealed class WeeklyProfile
{
    public const int HoursPerWeek = 168;

    /// <summary>The minimum number of whole weeks for a profile.</summary>
    public const int MinWeeks = 4;

    private readonly double[] _rates;

    private WeeklyProfile(double[] rates) => _rates = rates;

    /// <summary>The mean rate per hour.</summary>
    public double Mean => _rates.Average();

    /// <summary>Creates the profile of a period; null when it has too few whole weeks or no incidents.</summary>
    public static WeeklyProfile? Create(IEnumerable<Ticket> incidents, DateTimeOffset start, DateTimeOffset end)
    {
        var firstHour = GetHour(start) + (start.Ticks % TimeSpan.TicksPerHour == 0 ? 0 : 1);
        var weeks = (int)((GetHour(end) - firstHour) / HoursPerWeek);
        if (weeks < MinWeeks)
        {
            return null;
        }

        var counts = new int[HoursPerWeek][];
        for (var i = 0; i < HoursPerWeek; i++)
        {
            counts[i] = new int[weeks];
        }

        var total = 0;
        foreach (var incident in incidents)
        {
            var hour = GetHour(incident.CreatedAt);
            var week = Math.DivRem(hour - firstHour, HoursPerWeek).Quotient;
            if (hour >= firstHour && week < weeks)
            {
                counts[HourOfWeek(hour)][week]++;
                total++;
            }
        }

        return total == 0 ? null : new WeeklyProfile(Scaled(Smoothed([.. counts.Select(TrimmedMean)]), (double)total / weeks));
    }

    public static long GetHour(DateTimeOffset instant) => (long)Math.Floor(instant.ToUnixTimeSeconds() / 3_600.0);

    /// <summary>The expected number of incidents in an hour, counted from 1970.</summary>
    public double RateAt(long hour) => _rates[HourOfWeek(hour)];

    private static int HourOfWeek(long hour) => (int)(((hour % HoursPerWeek) + HoursPerWeek) % HoursPerWeek);

    private static double TrimmedMean(int[] counts)
    {
        var trimmed = Math.Max(1, counts.Length / 10);
        return counts.Order().Skip(trimmed).Take(counts.Length - (2 * trimmed)).Average();
    }

    private static double[] Smoothed(double[] rates) =>
        [.. rates.Select((rate, i) => (rate / 2) + ((rates[(i + 1) % HoursPerWeek] + rates[(i + HoursPerWeek - 1) % HoursPerWeek]) / 4))];

    private static double[] Scaled(double[] rates, double weekly)
    {
        // When all trimmed means are zero, every hour is equally likely.
        var sum = rates.Sum();
        return [.. rates.Select(rate => sum == 0 ? weekly / HoursPerWeek : rate * weekly / sum)];
    }
}
