using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>The order of buckets: by <c>_count</c>, <c>_key</c>, the value of a sub-aggregation, or several of these; ties are broken by key.</summary>
internal sealed class BucketOrder
{
    private readonly List<Criterion> _criteria = [];

    private BucketOrder() { }

    /// <summary>Parses the option <c>order</c>.</summary>
    /// <param name="spec">The aggregation.</param>
    /// <param name="criterion">The criterion when the option is missing.</param>
    /// <param name="ascending">The direction when the option is missing.</param>
    /// <exception cref="AggregationException">The order is invalid, or a path does not lead to a value.</exception>
    public static BucketOrder Parse(AggregationSpec spec, string criterion, bool ascending)
    {
        var order = new BucketOrder();
        switch (spec.GetOption("order"))
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

    /// <param name="buckets">The numbers of the buckets.</param>
    /// <param name="countOf">The number of documents of a bucket.</param>
    /// <param name="byKey">Compares two buckets by key.</param>
    public void Sort(List<int> buckets, Func<int, long> countOf, Comparison<int> byKey)
    {
        var comparisons = _criteria.ConvertAll(criterion => CreateComparison(criterion, buckets, countOf, byKey));
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

    private static Comparison<int> CreateComparison(Criterion criterion, List<int> buckets, Func<int, long> countOf, Comparison<int> byKey)
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

    /// <summary>Buckets without a value are last in both directions.</summary>
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
        _criteria.Add(new(path, ascending, path is "_count" or "_key" ? null : spec.Children.GetSortValueSelector(path)));

    private sealed record Criterion(string Path, bool Ascending, Func<int, double>? Value);
}
