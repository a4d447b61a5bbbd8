namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>How a criterion takes part in the search (<c>relation</c>). The names are those of the wire, but for their case.</summary>
internal enum MetadataRelation
{
    /// <summary>It must be met.</summary>
    And,

    /// <summary>Of all criteria with this relation, one must be met.</summary>
    Or,

    /// <summary>It must not be met.</summary>
    Not,
}
