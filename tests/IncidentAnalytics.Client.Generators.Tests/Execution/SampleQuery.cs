using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Generators.Tests.Execution;

/// <summary>A query object that inherits members.</summary>
internal sealed record SampleQuery : PageQuery
{
    [AliasAs("is_active")]
    public bool? IsActive { get; init; }

    [AliasAs("min_confidence")]
    public double? MinConfidence { get; init; }

    [AliasAs("created_after"), Query(Format = "yyyy-MM-ddTHH:mm:ssZ")]
    public DateTimeOffset? CreatedAfter { get; init; }

    [AliasAs("since"), Query(Format = "yyyy-MM-ddTHH:mm:ssZ")]
    public DateTimeOffset Since { get; init; } = DateTimeOffset.UnixEpoch;

    [AliasAs("statuses"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<string>? Statuses { get; init; }

    public string? Plain { get; init; }

    [JsonIgnore]
    public string Ignored => "never sent";
}
