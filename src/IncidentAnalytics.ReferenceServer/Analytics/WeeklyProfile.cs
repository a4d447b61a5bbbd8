using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>
/// How many incidents each of the 168 hours of the week (UTC) usually brings: of the hour's counts over all whole weeks, the mean without the
/// highest and the lowest tenth (at least one each), smoothed with half the weight of both neighbours, and scaled so that the week adds up.
/// </summary>
internal sealed class WeeklyProfile
{
    public const int HoursPerWeek = 168;

    /// <summary>With fewer whole weeks nobody can say what is usual.</summary>
    public const int FewestWeeks = 4;

    private readonly double[] _rates;

    private WeeklyProfile(double[] rates) => _rates = rates;

    /// <summary>The mean of all hours.</summary>
    public double Mean => _rates.Average();

    /// <summary>The profile of the incidents in a period; null when it has too few whole weeks, or no incidents.</summary>
    public static WeeklyProfile? Of(IEnumerable<Ticket> incidents, DateTimeOffset start, DateTimeOffset end)
    {
        var firstHour = HourOf(start) + (start.Ticks % TimeSpan.TicksPerHour == 0 ? 0 : 1);
        var weeks = (int)((HourOf(end) - firstHour) / HoursPerWeek);
        if (weeks < FewestWeeks)
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
            var hour = HourOf(incident.CreatedAt);
            var week = Math.DivRem(hour - firstHour, HoursPerWeek).Quotient;
            if (hour >= firstHour && week < weeks)
            {
                counts[HourOfWeek(hour)][week]++;
                total++;
            }
        }

        return total == 0 ? null : new WeeklyProfile(Scaled(Smoothed([.. counts.Select(TrimmedMean)]), (double)total / weeks));
    }

    public static long HourOf(DateTimeOffset instant) => (long)Math.Floor(instant.ToUnixTimeSeconds() / 3_600.0);

    /// <summary>How many incidents this hour (counted from 1970) usually brings.</summary>
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
        // Where every hour was empty but in one week, each hour is as likely as the other.
        var sum = rates.Sum();
        return [.. rates.Select(rate => sum == 0 ? weekly / HoursPerWeek : rate * weekly / sum)];
    }
}
