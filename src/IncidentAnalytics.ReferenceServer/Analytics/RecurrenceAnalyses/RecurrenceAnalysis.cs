using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;

/// <summary>A group of recurring incidents.</summary>
internal sealed record RecurrenceAnalysis : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="RecurrenceTypes"/>.</summary>
    public required string RecurrenceType { get; init; }

    /// <summary>0 to 1; the probability that the recurrence is not a coincidence.</summary>
    public required double ConfidenceScore { get; init; }

    public required int IncidentCount { get; init; }

    /// <summary>The ids of the incidents, oldest first; see <see cref="IncidentSet.GetId"/>.</summary>
    public required IReadOnlyList<Guid> RelatedIncidents { get; init; }

    public required IReadOnlyList<string> AffectedServices { get; init; }

    public required string Category { get; init; }

    public required string PatternDescription { get; init; }

    /// <summary>The mean time from one incident to the next.</summary>
    public required TimeSpan RecurrenceInterval { get; init; }

    public required DateTimeOffset FirstOccurrence { get; init; }

    public required DateTimeOffset LastOccurrence { get; init; }

    public required string RootCause { get; init; }

    public required IReadOnlyList<string> Recommendations { get; init; }

    /// <summary>Whether all of the incidents are resolved.</summary>
    public required bool IsResolved { get; init; }

    public required DateTimeOffset? ResolvedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The types of recurrences, by the similarity of their incidents.</summary>
internal static class RecurrenceTypes
{
    public const string Exact = "EXACT";
    public const string Similar = "SIMILAR";
    public const string Pattern = "PATTERN";

    public static readonly IReadOnlyList<string> All = [Exact, Similar, Pattern];
}

/// <summary>The recurrences found in the world.</summary>
internal sealed class RecurrenceAnalysisStore(AnalyticsWorld world) : RecordStore<RecurrenceAnalysis>
{
    protected override IEnumerable<RecurrenceAnalysis> CreateInitial() => new RecurrenceFinder(world.Incidents, world.Ids).Find();
}
