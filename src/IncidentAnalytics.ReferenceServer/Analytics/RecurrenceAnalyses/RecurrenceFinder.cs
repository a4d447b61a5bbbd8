using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;

/// <summary>
/// Finds recurring incidents:
/// <list type="bullet">
/// <item>EXACT: at least 3 of the same application, type, domain and category, each within 6 hours of the one before.</item>
/// <item>SIMILAR: at least 4 of the same application and category, each within 3 hours of the one before.</item>
/// <item>PATTERN: the same application and category in the same hour of the week, in at least 4 weeks.</item>
/// </list>
/// The confidence is one minus the Poisson probability of the count at the group's usual rate. Recurrences below 0.95 are left out.
/// </summary>
internal sealed class RecurrenceFinder(IncidentSet incidents, RecordIds ids)
{
    private const double MinConfidence = 0.95;
    private const int MinWeeks = 4;

    private readonly double _hours = Math.Max(1, (incidents.EndsAt - incidents.StartsAt).TotalHours);
    private readonly WeeklyProfile? _profile = WeeklyProfile.Create(incidents.All, incidents.StartsAt, incidents.EndsAt);

    /// <summary>Finds all recurrences, ordered by their last occurrence, oldest first.</summary>
    public IReadOnlyList<RecurrenceAnalysis> Find()
    {
        var alike = Alike().ToArray();
        var same = incidents.All.GroupBy(static incident =>
            (incident.Application, incident.AppType, incident.Domain, incident.Category.ToUpperInvariant())
        );
        var found = same.SelectMany(group => Chains(RecurrenceTypes.Exact, [.. group], TimeSpan.FromHours(6), fewest: 3))
            .Concat(alike.SelectMany(group => Chains(RecurrenceTypes.Similar, [.. group], TimeSpan.FromHours(3), fewest: 4)))
            .Concat(alike.SelectMany(group => Patterns([.. group])))
            .OrderBy(static recurrence => recurrence.Incidents[^1].CreatedAt)
            .ThenBy(static recurrence => recurrence.Incidents[0].Id)
            .ThenBy(static recurrence => recurrence.Type, StringComparer.Ordinal);
        return [.. found.Select((recurrence, number) => Record(recurrence, ids.Create(RecordKind.Recurrence, number)))];
    }

    /// <summary>Finds the recurrences of type PATTERN.</summary>
    public IEnumerable<RecurrenceGroup> FindPatterns() => Alike().SelectMany(group => Patterns([.. group]));

    private IEnumerable<IGrouping<(string Application, string Category), Ticket>> Alike() =>
        incidents.All.GroupBy(static incident => (incident.Application, Category: incident.Category.ToUpperInvariant()));

    private IEnumerable<RecurrenceGroup> Chains(string type, Ticket[] group, TimeSpan gap, int fewest)
    {
        var first = 0;
        for (var i = 1; i <= group.Length; i++)
        {
            if (i < group.Length && group[i].CreatedAt - group[i - 1].CreatedAt <= gap)
            {
                continue;
            }

            if (i - first >= fewest)
            {
                // The first incident is the one that the others repeat.
                var hours = Math.Max(1, (group[i - 1].CreatedAt - group[first].CreatedAt).TotalHours);
                var confidence = Confidence(
                    i - first - 1,
                    Expected(group[first].CreatedAt, hours, (double)group.Length / incidents.All.Count)
                );
                if (confidence >= MinConfidence)
                {
                    yield return new RecurrenceGroup(type, group[first..i], confidence);
                }
            }

            first = i;
        }
    }

    private IEnumerable<RecurrenceGroup> Patterns(Ticket[] group)
    {
        if (_profile is null)
        {
            yield break;
        }

        var weeks = _hours / WeeklyProfile.HoursPerWeek;
        var share = (double)group.Length / incidents.All.Count;
        foreach (var hour in group.GroupBy(static incident => WeeklyProfile.GetHour(incident.CreatedAt) % WeeklyProfile.HoursPerWeek))
        {
            var hit = hour.Select(static incident => WeeklyProfile.GetHour(incident.CreatedAt) / WeeklyProfile.HoursPerWeek)
                .Distinct()
                .Count();
            var expected = weeks * (1 - Math.Exp(-_profile.RateAt(hour.Key) * share));
            var confidence = hit < MinWeeks ? 0 : Confidence(hit, expected);
            if (confidence >= MinConfidence)
            {
                yield return new RecurrenceGroup(RecurrenceTypes.Pattern, [.. hour], confidence) { Observed = hit, Expected = expected };
            }
        }
    }

    private double Expected(DateTimeOffset start, double hours, double share)
    {
        if (_profile is null)
        {
            return incidents.All.Count / _hours * hours * share;
        }

        var hour = WeeklyProfile.GetHour(start);
        var usual = Enumerable.Range(0, (int)Math.Ceiling(hours)).Sum(i => _profile.RateAt(hour + i));
        return usual * share;
    }

    private static double Confidence(int observed, double expected) =>
        1 - Math.Pow(10, -Poisson.Surprise(observed, Math.Max(expected, 1e-9)));

    private static RecurrenceAnalysis Record(RecurrenceGroup recurrence, Guid id)
    {
        var own = recurrence.Incidents;
        var (first, last) = (own[0], own[^1]);
        var isResolved = own.All(static incident => incident.ResolvedAt is not null);
        var resolvedAt = isResolved ? own.Max(static incident => incident.ResolvedAt) : null;
        var subject = $"{first.Category.ToLowerInvariant()} incidents of {first.Application}";
        return new RecurrenceAnalysis
        {
            Id = id,
            RecurrenceType = recurrence.Type,
            ConfidenceScore = Math.Round(recurrence.Confidence, 4),
            IncidentCount = own.Count,
            RelatedIncidents = [.. own.Select(IncidentSet.GetId)],
            AffectedServices = [first.Application],
            Category = Categories.Capitalize(first.Category),
            PatternDescription = recurrence.Type switch
            {
                RecurrenceTypes.Exact =>
                    $"{own.Count.ToString(CultureInfo.InvariantCulture)} {subject} on {first.AppType} in {first.Domain}, shortly after each other",
                RecurrenceTypes.Similar => $"{own.Count.ToString(CultureInfo.InvariantCulture)} {subject} shortly after each other",
                _ => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{subject} every {first.CreatedAt.UtcDateTime:dddd} at {first.CreatedAt.UtcDateTime:HH}:00 (UTC)"
                ),
            },
            RecurrenceInterval = TimeSpan.FromSeconds(Math.Round((last.CreatedAt - first.CreatedAt).TotalSeconds / (own.Count - 1))),
            FirstOccurrence = first.CreatedAt,
            LastOccurrence = last.CreatedAt,
            RootCause = $"Not known; all of them are {subject}.",
            Recommendations =
                recurrence.Type == RecurrenceTypes.Pattern
                    ? ["Look at what runs at this hour.", "Compare the weeks with and without an incident."]
                    : ["Look for the cause of the first one.", "Open a problem ticket for all of them."],
            IsResolved = isResolved,
            ResolvedAt = resolvedAt,
            CreatedAt = last.CreatedAt,
            UpdatedAt = resolvedAt is { } at && at > last.CreatedAt ? at : last.CreatedAt,
        };
    }
}

/// <summary>A recurrence before it becomes a record.</summary>
/// <param name="Type">One of <see cref="RecurrenceTypes"/>.</param>
/// <param name="Incidents">At least two incidents, oldest first.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record RecurrenceGroup(string Type, IReadOnlyList<Ticket> Incidents, double Confidence)
{
    /// <summary>The number of weeks with an incident; only for PATTERN.</summary>
    public int Observed { get; init; }

    /// <summary>The expected number of weeks with an incident; only for PATTERN.</summary>
    public double Expected { get; init; }
}
