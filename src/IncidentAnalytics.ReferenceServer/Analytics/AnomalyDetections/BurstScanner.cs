using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>
/// Looks for too many incidents: of everything, of an application, of a category, of a category in an application; in windows of 2, 3 and 4
/// hours. What is to be expected is the rate of the hours of the week (<see cref="WeeklyProfile"/>) times the subject's share of all incidents;
/// the score is the surprise of a Poisson count, the threshold one in a hundred thousand.
/// </summary>
internal static class BurstScanner
{
    public const double Threshold = 5;

    private const int FewestIncidents = 5;
    private const int ShortestHours = 2;
    private const int LongestHours = 4;

    // Below this, two incidents in a night would be a miracle.
    private const double LeastExpected = 0.1;

    // In an hour with less than this part of the mean rate, the time is what is unusual.
    private const double QuietPart = 0.5;

    public static IEnumerable<AnomalyFinding> Scan(IncidentSet incidents)
    {
        if (WeeklyProfile.Of(incidents.All, incidents.StartsAt, incidents.EndsAt) is not { } profile)
        {
            return [];
        }

        return Subjects(incidents.All)
            .Where(static subject => subject.Incidents.Count >= FewestIncidents)
            .SelectMany(subject => Scan(subject, profile, (double)subject.Incidents.Count / incidents.All.Count, incidents.EndsAt));
    }

    // The narrowest first: of equal scores the first stays.
    private static IEnumerable<BurstSubject> Subjects(IReadOnlyList<Ticket> all)
    {
        foreach (var application in all.GroupBy(static incident => incident.Application, StringComparer.Ordinal))
        {
            foreach (var category in application.GroupBy(static incident => incident.Category, StringComparer.OrdinalIgnoreCase))
            {
                yield return new(application.Key, category.Key, [.. category]);
            }

            yield return new(application.Key, null, [.. application]);
        }

        foreach (var category in all.GroupBy(static incident => incident.Category, StringComparer.OrdinalIgnoreCase))
        {
            yield return new(null, category.Key, [.. category]);
        }

        yield return new(null, null, all);
    }

    private static IEnumerable<AnomalyFinding> Scan(BurstSubject subject, WeeklyProfile profile, double share, DateTimeOffset endsAt)
    {
        var hours = subject.Incidents.Select(static incident => WeeklyProfile.HourOf(incident.CreatedAt)).ToArray();
        for (var length = ShortestHours; length <= LongestHours; length++)
        {
            var behind = 0;
            for (var first = 0; first < hours.Length; first++)
            {
                if (first > 0 && hours[first] == hours[first - 1])
                {
                    continue;
                }

                while (behind < hours.Length && hours[behind] < hours[first] + length)
                {
                    behind++;
                }

                if (
                    behind - first >= FewestIncidents
                    && Finding(subject, profile, share, endsAt, first, behind, hours[first], length) is { } finding
                )
                {
                    yield return finding;
                }
            }
        }
    }

    private static AnomalyFinding? Finding(
        BurstSubject subject,
        WeeklyProfile profile,
        double share,
        DateTimeOffset endsAt,
        int first,
        int behind,
        long hour,
        int length
    )
    {
        var usual = 0.0;
        for (var i = 0; i < length; i++)
        {
            usual += profile.RateAt(hour + i);
        }

        var expected = Math.Max(LeastExpected, usual * share);
        var score = Poisson.Surprise(behind - first, expected);
        if (score < Threshold)
        {
            return null;
        }

        var end = DateTimeOffset.FromUnixTimeSeconds((hour + length) * 3_600);
        return new AnomalyFinding
        {
            Type =
                usual / length < QuietPart * profile.Mean ? AnomalyTypes.Temporal
                : subject.Application is null ? AnomalyTypes.Pattern
                : AnomalyTypes.Statistical,
            Start = DateTimeOffset.FromUnixTimeSeconds(hour * 3_600),
            End = end < endsAt ? end : endsAt,
            Score = score,
            Threshold = Threshold,
            Observed = behind - first,
            Expected = expected,
            Subject = subject.Name,
            Incidents = [.. subject.Incidents.Skip(first).Take(behind - first)],
        };
    }
}
