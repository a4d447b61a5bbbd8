using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>
/// Looks for incidents that take too long: those of one application, created within 12 hours. Each counts with the logarithm of its resolution
/// time over the median of its priority, a quarter of it at least: how quick the quick ones are says nothing. One that is still open counts with
/// its age once that is beyond the median, one on hold not at all. The score is how many standard errors the mean of a window lies above the
/// median of all; their spread is measured by the median deviation.
/// </summary>
internal static class SlowScanner
{
    public const double Threshold = 4;

    private const int WindowHours = 12;
    private const int FewestIncidents = 5;
    private const int FewestOverall = 50;

    private const double LeastPart = 0.25;

    // What the median absolute deviation must be multiplied with to be a standard deviation.
    private const double DeviationOfNormal = 1.4826;

    public static IEnumerable<AnomalyFinding> Scan(IncidentSet incidents)
    {
        var medians = incidents
            .All.Where(static incident => incident.TimeToResolve > TimeSpan.Zero)
            .GroupBy(static incident => incident.Priority)
            .ToDictionary(
                static group => group.Key,
                static group => Median([.. group.Select(static incident => incident.TimeToResolve!.Value.TotalSeconds)])
            );
        var slowness = incidents
            .All.Select(incident => (Incident: incident, Log: Slowness(incident, medians, incidents.EndsAt)))
            .Where(static pair => pair.Log is not null)
            .Select(static pair => (pair.Incident, Log: pair.Log!.Value))
            .ToArray();
        if (slowness.Length < FewestOverall)
        {
            return [];
        }

        var usual = Median([.. slowness.Select(static pair => pair.Log)]);
        var spread = DeviationOfNormal * Median([.. slowness.Select(pair => Math.Abs(pair.Log - usual))]);
        return spread <= 0
            ? []
            : slowness
                .GroupBy(static pair => pair.Incident.Application, StringComparer.Ordinal)
                .SelectMany(group => Scan(group.Key, [.. group], usual, spread, incidents.EndsAt));
    }

    private static IEnumerable<AnomalyFinding> Scan(
        string application,
        (Ticket Incident, double Log)[] own,
        double usual,
        double spread,
        DateTimeOffset endsAt
    )
    {
        var (behind, sum) = (0, 0.0);
        for (var first = 0; first < own.Length; first++)
        {
            var start = DateTimeOffset.FromUnixTimeSeconds(WeeklyProfile.HourOf(own[first].Incident.CreatedAt) * 3_600);
            var end = start.AddHours(WindowHours);
            while (behind < own.Length && own[behind].Incident.CreatedAt < end)
            {
                sum += own[behind++].Log;
            }

            var count = behind - first;
            var above = (sum / count) - usual;
            var score = above / (spread / Math.Sqrt(count));
            if (count >= FewestIncidents && score >= Threshold)
            {
                yield return new AnomalyFinding
                {
                    Type = AnomalyTypes.Behavioral,
                    Start = start,
                    End = end < endsAt ? end : endsAt,
                    Score = score,
                    Threshold = Threshold,
                    Observed = Math.Exp(above),
                    Expected = 1,
                    Subject = $"incidents of {application}",
                    Incidents = [.. own[first..behind].Select(static pair => pair.Incident)],
                };
            }

            sum -= own[first].Log;
        }
    }

    private static double? Slowness(Ticket incident, Dictionary<TicketPriority, double> medians, DateTimeOffset endsAt)
    {
        if (!medians.TryGetValue(incident.Priority, out var median))
        {
            return null;
        }

        if (incident.TimeToResolve is { } time)
        {
            return time > TimeSpan.Zero ? Math.Log(Math.Max(LeastPart, time.TotalSeconds / median)) : null;
        }

        var age = (endsAt - incident.CreatedAt).TotalSeconds;
        return incident.Status != TicketStatus.OnHold && age > median ? Math.Log(age / median) : null;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
