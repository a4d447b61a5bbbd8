using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>A group of tickets and what was computed within it.</summary>
public abstract class Bucket : AggregationScope
{
    private protected Bucket(AggregationReader reader)
        : base(reader.SubAggregations)
    {
        DocCount = reader.Count("doc_count");
        Json = reader.Json;
    }

    /// <summary>How many tickets are in the bucket (<c>doc_count</c>).</summary>
    public long DocCount { get; }

    /// <summary>The bucket as it came, with what this version does not know.</summary>
    public JsonElement Json { get; }

    /// <summary>The bucket as JSON; empty when the service left it out.</summary>
    public sealed override string ToString() => Json.ToString();

    private protected override IEnumerable<KeyValuePair<string, JsonElement>> Members =>
        Json.ValueKind == JsonValueKind.Object ? Json.EnumerateObject().Select(static m => KeyValuePair.Create(m.Name, m.Value)) : [];

    private protected override bool TryGetMember(string name, out JsonElement member)
    {
        member = default;
        return Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out member);
    }
}
