using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Numerics;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>
/// Finds slow resolutions of the incidents of an application within 12 hours. The slowness of an incident is the logarithm of its resolution
/// time divided by the median of its priority, with a minimum ratio so that quick resolutions do not hide slow ones. An open incident counts
/// with its age once that exceeds the median; incidents on hold are ignored. The score is the number of standard errors between the mean of
/// the window and the median of all incidents, with the median absolute deviation as the measure of spread.
/// </summary>
internal static class SlowScanner
{
    public const double Threshold = 4;

    private const int WindowHours = 12;
    private const int MinIncidents = 5;
    private const int MinOverall = 50;

    private const double MinRatio = 0.25;

    // Converts a median absolute deviation to a standard deviation.
    private const double StandardDeviationFactor = 1.4826;

    public static IEnumerable<AnomalyFinding> Scan(IncidentSet incidents)
    {
        var medians = incidents
            .All.Where(static incident => incident.TimeToResolve > TimeSpan.Zero)
            .GroupBy(static incident => incident.Priority)
            .ToDictionary(
                static group => group.Key,
                static group => Statistics.Median(group.Select(static incident => incident.TimeToResolve!.Value.TotalSeconds))
            );
        var slowness = incidents
            .All.Select(incident => (Incident: incident, Log: Slowness(incident, medians, incidents.EndsAt)))
            .Where(static pair => pair.Log is not null)
            .Select(static pair => (pair.Incident, Log: pair.Log!.Value))
            .ToArray();
        if (slowness.Length < MinOverall)
        {
            return [];
        }

        var usual = Statistics.Median(slowness.Select(static pair => pair.Log));
        var spread = StandardDeviationFactor * Statistics.Median(slowness.Select(pair => Math.Abs(pair.Log - usual)));
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
        var (endIndex, sum) = (0, 0.0);
        for (var first = 0; first < own.Length; first++)
        {
            var start = DateTimeOffset.FromUnixTimeSeconds(WeeklyProfile.GetHour(own[first].Incident.CreatedAt) * 3_600);
            var end = start.AddHours(WindowHours);
            while (endIndex < own.Length && own[endIndex].Incident.CreatedAt < end)
            {
                sum += own[endIndex++].Log;
            }

            var count = endIndex - first;
            var above = (sum / count) - usual;
            var score = above / (spread / Math.Sqrt(count));
            if (count >= MinIncidents && score >= Threshold)
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
                    Incidents = [.. own[first..endIndex].Select(static pair => pair.Incident)],
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
            return time > TimeSpan.Zero ? Math.Log(Math.Max(MinRatio, time.TotalSeconds / median)) : null;
        }

        var age = (endsAt - incident.CreatedAt).TotalSeconds;
        return incident.Status != TicketStatus.OnHold && age > median ? Math.Log(age / median) : null;
    }
}
