using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// Reads results as rows, whatever the kinds of their aggregations: an object with <c>buckets</c> has one row for each of them, and all other
/// values of a bucket are cells of its row. Time and memory are linear in the size of the result.
/// </summary>
internal static class AggregationRowReader
{
    /// <summary>Reads the row of the whole result and, after each row, the rows of the buckets in it.</summary>
    public static IEnumerable<AggregationRow> Read(
        IEnumerable<KeyValuePair<string, JsonElement>> results,
        long? total,
        TicketTotalRelation? relation
    )
    {
        // Not recursive, because buckets can be nested deeply.
        var positions = new Stack<IEnumerator<NestedBucket>>();
        for (var row = ReadResult(results, total, relation); ; row = ReadBucket(positions.Peek().Current))
        {
            yield return row.ToRow();
            positions.Push(row.BucketLists.SelectMany(static list => list.Read()).GetEnumerator());
            while (!positions.Peek().MoveNext())
            {
                positions.Pop().Dispose();
                if (positions.Count == 0)
                    yield break;
            }
        }
    }

    private static AggregationRowBuilder ReadResult(
        IEnumerable<KeyValuePair<string, JsonElement>> results,
        long? total,
        TicketTotalRelation? relation
    )
    {
        var row = new AggregationRowBuilder(path: null, keys: []);
        if (total is { } count)
            row.SetDocCount(AggregationCell.ParseNumber(count));
        if (relation is { } text)
            row.AddValue("total.relation", AggregationCell.ParseText(text.ToString()));
        row.AddMembers([.. results]);
        return row;
    }

    private static AggregationRowBuilder ReadBucket(NestedBucket bucket)
    {
        var list = bucket.List;
        var row = new AggregationRowBuilder(list.Path, list.Keys);
        var members = new MemberList(bucket.Json);
        if (members.TryTake("key", out var key))
        {
            if (!row.TryAddCompositeKey(list.Name, key))
                row.AddKey(list.Name, key, members.TakeText("key_as_string"));
            if (bucket.Name is not null && bucket.Name != row.Keys[^1].Text)
                row.AddValue("key.name", AggregationCell.ParseText(bucket.Name));
        }
        else
        {
            row.AddKey(list.Name, bucket.Name is null ? AggregationCell.ParseNumber(bucket.Index) : AggregationCell.ParseText(bucket.Name));
        }

        if (members.TryTake("doc_count", out var count))
            row.SetDocCount(count);
        row.AddMembers(members.Rest);
        return row;
    }
}
