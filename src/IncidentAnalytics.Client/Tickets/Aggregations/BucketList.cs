using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Buckets of one aggregation in a row.</summary>
/// <param name="Path">Path of their rows.</param>
/// <param name="Name">Name of the aggregation.</param>
/// <param name="Keys">Keys of the row.</param>
/// <param name="Json">An array of buckets, or an object of buckets by name.</param>
internal sealed record BucketList(string Path, string Name, IReadOnlyList<AggregationCell> Keys, JsonElement Json)
{
    public IEnumerable<NestedBucket> Read() =>
        Json.ValueKind == JsonValueKind.Array
            ? Json.EnumerateArray().Select((bucket, index) => new NestedBucket(this, bucket, Name: null, index))
            : Json.EnumerateObject().Select((member, index) => new NestedBucket(this, member.Value, member.Name, index));
}

/// <summary>A bucket, with its name in an object of buckets or its index in an array.</summary>
internal readonly record struct NestedBucket(BucketList List, JsonElement Json, string? Name, int Index);
