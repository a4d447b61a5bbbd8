using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>In which order buckets are told: by <c>_count</c>, by <c>_key</c>, by a number below them, or by several of these. Ties: by key.</summary>
internal sealed class BucketOrder
{
    private readonly List<Criterion> _criteria = [];

    private BucketOrder() { }

    /// <param name="spec">The aggregation, whose option <c>order</c> is read.</param>
    /// <param name="criterion">What rules without that option.</param>
    /// <param name="ascending">In which direction it does.</param>
    /// <exception cref="AggregationException">The order cannot be understood, or a path leads nowhere.</exception>
    public static BucketOrder Parse(AggregationSpec spec, string criterion, bool ascending)
    {
        var order = new BucketOrder();
        switch (spec.Option("order"))
        {
            case null:
                order.Add(spec, criterion, ascending);
                break;
            case { ValueKind: JsonValueKind.Array } several:
                foreach (var item in several.EnumerateArray())
                {
                    order.Add(spec, item);
                }

                break;
            case { } one:
                order.Add(spec, one);
                break;
        }

        return order;
    }

    /// <param name="buckets">The buckets' numbers.</param>
    /// <param name="countOf">How many documents a bucket holds.</param>
    /// <param name="byKey">Compares two buckets by their keys.</param>
    public void Sort(List<int> buckets, Func<int, long> countOf, Comparison<int> byKey)
    {
        var comparisons = _criteria.ConvertAll(criterion => Comparison(criterion, buckets, countOf, byKey));
        buckets.Sort(
            (left, right) =>
            {
                foreach (var comparison in comparisons)
                {
                    var result = comparison(left, right);
                    if (result != 0)
                    {
                        return result;
                    }
                }

                return byKey(left, right);
            }
        );
    }

    private static Comparison<int> Comparison(Criterion criterion, List<int> buckets, Func<int, long> countOf, Comparison<int> byKey)
    {
        var sign = criterion.Ascending ? 1 : -1;
        switch (criterion.Path)
        {
            case "_count":
                return (left, right) => sign * countOf(left).CompareTo(countOf(right));
            case "_key":
                return (left, right) => sign * byKey(left, right);
            default:
                var values = buckets.ToDictionary(bucket => bucket, criterion.Value!);
                return (left, right) => Compare(values[left], values[right], sign);
        }
    }

    /// <summary>What has no value comes last in either direction.</summary>
    private static int Compare(double left, double right, int sign) =>
        (double.IsNaN(left), double.IsNaN(right)) switch
        {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => -1,
            _ => sign * left.CompareTo(right),
        };

    private void Add(AggregationSpec spec, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || item.EnumerateObject().Count() != 1)
        {
            throw new AggregationException($"Must specify exactly one field for [order] in [{spec.Name}]");
        }

        var member = item.EnumerateObject().First();
        var direction = member.Value.ToString();
        Add(
            spec,
            member.Name,
            direction.Equals("asc", StringComparison.OrdinalIgnoreCase)
                || (
                    direction.Equals("desc", StringComparison.OrdinalIgnoreCase)
                        ? false
                        : throw new AggregationException($"Unknown order direction [{direction}]")
                )
        );
    }

    private void Add(AggregationSpec spec, string path, bool ascending) =>
        _criteria.Add(new(path, ascending, path is "_count" or "_key" ? null : spec.Children.SortPath(path)));

    private sealed record Criterion(string Path, bool Ascending, Func<int, double>? Value);
}
