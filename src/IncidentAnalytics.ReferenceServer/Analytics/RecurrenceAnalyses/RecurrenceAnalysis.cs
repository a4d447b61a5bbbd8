namespace IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;

/// <summary>Incidents that came again.</summary>
internal sealed record RecurrenceAnalysis : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="RecurrenceTypes"/>.</summary>
    public required string RecurrenceType { get; init; }

    /// <summary>0 to 1: how unlikely so many are by chance.</summary>
    public required double ConfidenceScore { get; init; }

    public required int IncidentCount { get; init; }

    /// <summary>Ids of incidents, oldest first, see <see cref="IncidentSet.IdOf"/>.</summary>
    public required IReadOnlyList<Guid> RelatedIncidents { get; init; }

    public required IReadOnlyList<string> AffectedServices { get; init; }

    public required string Category { get; init; }

    public required string PatternDescription { get; init; }

    /// <summary>Mean time from one incident to the next.</summary>
    public required TimeSpan RecurrenceInterval { get; init; }

    public required DateTimeOffset FirstOccurrence { get; init; }

    public required DateTimeOffset LastOccurrence { get; init; }

    public required string RootCause { get; init; }

    public required IReadOnlyList<string> Recommendations { get; init; }

    /// <summary>Whether every one of its incidents is resolved.</summary>
    public required bool IsResolved { get; init; }

    public required DateTimeOffset? ResolvedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
