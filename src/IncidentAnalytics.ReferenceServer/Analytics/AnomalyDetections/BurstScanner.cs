using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>
/// Finds bursts of incidents overall, per application, per category, and per category of an application, in windows of 2, 3 and 4 hours.
/// The expected count is the rate of the hours (<see cref="WeeklyProfile"/>) times the subject's share of all incidents. The score is
/// <see cref="Poisson.Surprise"/>; the threshold is one in a hundred thousand.
/// </summary>
internal static class BurstScanner
{
    public const double Threshold = 5;

    private const int MinIncidents = 5;
    private const int MinHours = 2;
    private const int MaxHours = 4;

    // With a lower expectation, two incidents in a night would be a burst.
    private const double MinExpected = 0.1;

    // Below this fraction of the mean rate, the unusual time makes the burst TEMPORAL.
    private const double QuietRatio = 0.5;

    public static IEnumerable<AnomalyFinding> Scan(IncidentSet incidents)
    {
        if (WeeklyProfile.Create(incidents.All, incidents.StartsAt, incidents.EndsAt) is not { } profile)
        {
            return [];
        }

        return Subjects(incidents.All)
            .Where(static subject => subject.Incidents.Count >= MinIncidents)
            .SelectMany(subject => Scan(subject, profile, (double)subject.Incidents.Count / incidents.All.Count, incidents.EndsAt));
    }

    // Narrow subjects first, because the first of equal scores is kept.
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
        var hours = subject.Incidents.Select(static incident => WeeklyProfile.GetHour(incident.CreatedAt)).ToArray();
        for (var length = MinHours; length <= MaxHours; length++)
        {
            var endIndex = 0;
            for (var first = 0; first < hours.Length; first++)
            {
                if (first > 0 && hours[first] == hours[first - 1])
                {
                    continue;
                }

                while (endIndex < hours.Length && hours[endIndex] < hours[first] + length)
                {
                    endIndex++;
                }

                if (
                    endIndex - first >= MinIncidents
                    && Finding(subject, profile, share, endsAt, first, endIndex, hours[first], length) is { } finding
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
        int endIndex,
        long hour,
        int length
    )
    {
        var usual = 0.0;
        for (var i = 0; i < length; i++)
        {
            usual += profile.RateAt(hour + i);
        }

        var expected = Math.Max(MinExpected, usual * share);
        var score = Poisson.Surprise(endIndex - first, expected);
        if (score < Threshold)
        {
            return null;
        }

        var end = DateTimeOffset.FromUnixTimeSeconds((hour + length) * 3_600);
        return new AnomalyFinding
        {
            Type =
                usual / length < QuietRatio * profile.Mean ? AnomalyTypes.Temporal
                : subject.Application is null ? AnomalyTypes.Pattern
                : AnomalyTypes.Statistical,
            Start = DateTimeOffset.FromUnixTimeSeconds(hour * 3_600),
            End = end < endsAt ? end : endsAt,
            Score = score,
            Threshold = Threshold,
            Observed = endIndex - first,
            Expected = expected,
            Subject = subject.Name,
            Incidents = [.. subject.Incidents.Skip(first).Take(endIndex - first)],
        };
    }
}

/// <summary>A group of incidents that can have a burst.</summary>
/// <param name="Application">The application; null for all.</param>
/// <param name="Category">The category; null for all.</param>
/// <param name="Incidents">The incidents, oldest first.</param>
internal sealed record BurstSubject(string? Application, string? Category, IReadOnlyList<Ticket> Incidents)
{
    public string Name =>
        (Category is null ? "incidents" : $"{Category.ToLowerInvariant()} incidents") + (Application is null ? "" : $" of {Application}");
}
