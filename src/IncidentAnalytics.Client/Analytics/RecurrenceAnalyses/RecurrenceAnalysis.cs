using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;

/// <summary>A group of recurring incidents.</summary>
/// <remarks>
/// The service does not document the members of this response: all are optional. Equality compares lists and free JSON by reference.
/// </remarks>
public sealed record RecurrenceAnalysis : IHasId
{
    /// <summary>Identifier (<c>id</c>).</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>Type of the recurrence (<c>recurrence_type</c>).</summary>
    [JsonPropertyName("recurrence_type")]
    public RecurrenceType? RecurrenceType { get; set; }

    /// <summary>Confidence of the analysis, 0 to 1 (<c>confidence_score</c>).</summary>
    [JsonPropertyName("confidence_score")]
    public double? ConfidenceScore { get; set; }

    /// <summary>Number of incidents (<c>incident_count</c>).</summary>
    [JsonPropertyName("incident_count")]
    public long? IncidentCount { get; set; }

    /// <summary>Identifiers of the incidents (<c>related_incidents</c>).</summary>
    [JsonPropertyName("related_incidents")]
    public IReadOnlyList<string>? RelatedIncidents { get; set; }

    /// <summary>Affected services (<c>affected_services</c>).</summary>
    [JsonPropertyName("affected_services")]
    public IReadOnlyList<string>? AffectedServices { get; set; }

    /// <summary>Category of the incidents (<c>category</c>).</summary>
    [JsonPropertyName("category")]
    public string? Category { get; set; }

    /// <summary>Description of the common pattern (<c>pattern_description</c>).</summary>
    [JsonPropertyName("pattern_description")]
    public string? PatternDescription { get; set; }

    /// <summary>Typical time between two incidents (<c>recurrence_interval</c>).</summary>
    [JsonPropertyName("recurrence_interval")]
    public TimeSpan? RecurrenceInterval { get; set; }

    /// <summary>Time of the first incident (<c>first_occurrence</c>).</summary>
    [JsonPropertyName("first_occurrence")]
    public DateTimeOffset? FirstOccurrence { get; set; }

    /// <summary>Time of the latest incident (<c>last_occurrence</c>).</summary>
    [JsonPropertyName("last_occurrence")]
    public DateTimeOffset? LastOccurrence { get; set; }

    /// <summary>Root cause; null if unknown (<c>root_cause</c>).</summary>
    [JsonPropertyName("root_cause")]
    public string? RootCause { get; set; }

    /// <summary>Recommended actions (<c>recommendations</c>).</summary>
    [JsonPropertyName("recommendations")]
    public IReadOnlyList<string>? Recommendations { get; set; }

    /// <summary>Whether the root cause has been resolved (<c>is_resolved</c>).</summary>
    [JsonPropertyName("is_resolved")]
    public bool? IsResolved { get; set; }

    /// <summary>Time of resolution (<c>resolved_at</c>).</summary>
    [JsonPropertyName("resolved_at")]
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>Time of creation (<c>created_at</c>).</summary>
    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Time of the last change (<c>updated_at</c>).</summary>
    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Unknown members of this object; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The object as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.RecurrenceAnalysis);
}

/// <summary>Type of a recurrence. Unknown values are kept.</summary>
/// <remarks>The service documents no values; the known ones are defined by this client.</remarks>
[JsonConverter(typeof(OpenValueConverter<RecurrenceType>))]
public readonly record struct RecurrenceType : IOpenValue<RecurrenceType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public RecurrenceType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Identical incidents (<c>EXACT</c>).</summary>
    public static RecurrenceType Exact { get; } = new("EXACT");

    /// <summary>Similar incidents (<c>SIMILAR</c>).</summary>
    public static RecurrenceType Similar { get; } = new("SIMILAR");

    /// <summary>Incidents that follow a pattern (<c>PATTERN</c>).</summary>
    public static RecurrenceType Pattern { get; } = new("PATTERN");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator RecurrenceType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
