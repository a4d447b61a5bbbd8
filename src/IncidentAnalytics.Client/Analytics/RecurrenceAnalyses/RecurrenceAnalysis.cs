using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

/// <summary>
/// Incidents that come again. Which members the service sends is not documented: these are this client's, all optional, and others
/// are kept.
/// </summary>
/// <remarks>Equality compares lists and free JSON by reference.</remarks>
public sealed record RecurrenceAnalysis : IHasId
{
    /// <summary>The id (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>How alike the incidents are (<c>recurrence_type</c>).</summary>
    [JsonPropertyName("recurrence_type")]
    public RecurrenceType? RecurrenceType { get; init; }

    /// <summary>How sure the analysis is, 0 to 1 (<c>confidence_score</c>).</summary>
    [JsonPropertyName("confidence_score")]
    public double? ConfidenceScore { get; init; }

    /// <summary>How many incidents there were (<c>incident_count</c>).</summary>
    [JsonPropertyName("incident_count")]
    public long? IncidentCount { get; init; }

    /// <summary>The ids of the incidents (<c>related_incidents</c>).</summary>
    [JsonPropertyName("related_incidents")]
    public IReadOnlyList<string>? RelatedIncidents { get; init; }

    /// <summary>The services they hit (<c>affected_services</c>).</summary>
    [JsonPropertyName("affected_services")]
    public IReadOnlyList<string>? AffectedServices { get; init; }

    /// <summary>The category of the incidents (<c>category</c>).</summary>
    [JsonPropertyName("category")]
    public string? Category { get; init; }

    /// <summary>What they have in common (<c>pattern_description</c>).</summary>
    [JsonPropertyName("pattern_description")]
    public string? PatternDescription { get; init; }

    /// <summary>The usual time from one to the next (<c>recurrence_interval</c>).</summary>
    [JsonPropertyName("recurrence_interval")]
    public TimeSpan? RecurrenceInterval { get; init; }

    /// <summary>The first incident (<c>first_occurrence</c>).</summary>
    [JsonPropertyName("first_occurrence")]
    public DateTimeOffset? FirstOccurrence { get; init; }

    /// <summary>The latest incident (<c>last_occurrence</c>).</summary>
    [JsonPropertyName("last_occurrence")]
    public DateTimeOffset? LastOccurrence { get; init; }

    /// <summary>What causes them; null when it is not known (<c>root_cause</c>).</summary>
    [JsonPropertyName("root_cause")]
    public string? RootCause { get; init; }

    /// <summary>What to do about them (<c>recommendations</c>).</summary>
    [JsonPropertyName("recommendations")]
    public IReadOnlyList<string>? Recommendations { get; init; }

    /// <summary>Whether the cause is gone (<c>is_resolved</c>).</summary>
    [JsonPropertyName("is_resolved")]
    public bool? IsResolved { get; init; }

    /// <summary>When it was resolved (<c>resolved_at</c>).</summary>
    [JsonPropertyName("resolved_at")]
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When the analysis was made (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The answer as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.RecurrenceAnalysis);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
