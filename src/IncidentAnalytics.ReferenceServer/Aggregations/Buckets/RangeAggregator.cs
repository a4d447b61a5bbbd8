using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary><c>range</c> and <c>date_range</c>: a bucket per range; ranges may overlap.</summary>
internal sealed class RangeAggregator : Aggregator
{
    private readonly NumericColumn _column;
    private readonly NumberRange[] _ranges;
    private readonly ValueFormatter? _formatter;
    private readonly bool _keyed;
    private readonly BucketTable _buckets = new();

    private RangeAggregator(AggregationSpec spec, NumericColumn column, NumberRange[] ranges, ValueFormatter? formatter)
        : base(spec)
    {
        _column = column;
        _ranges = ranges;
        _formatter = formatter;
        _keyed = spec.Flag("keyed");
    }

    public override string ResultType => Spec.Type;

    public static RangeAggregator OfNumbers(AggregationSpec spec)
    {
        spec.Allow("field", "ranges", "keyed", "missing", "format", "value_type");
        var column = spec.NumericField(FieldMapping.Double);
        var formatter = spec.Formatter(column);
        return new RangeAggregator(spec, column, RangeParser.Parse(spec, end => spec.NumberOf(end, "ranges"), formatter), formatter);
    }

    public static RangeAggregator OfDates(AggregationSpec spec)
    {
        spec.Allow("field", "ranges", "keyed", "missing", "format", "time_zone", "value_type");
        var zone = spec.TimeZone();
        var column = spec.NumericField(FieldMapping.Date);
        var format = spec.Text("format") is { } pattern ? DateFormat.Parse(pattern) : column.Mapping.Format;
        var formatter = new DateFormatter(format, zone);
        var dates = spec.Context.DateMath(format, zone);
        return new RangeAggregator(spec, column, RangeParser.Parse(spec, end => dates.Parse(end.ToString()), formatter), formatter);
    }

    public override void Collect(int document, int bucket)
    {
        for (var range = 0; range < _ranges.Length; range++)
        {
            for (var i = _column.Start(document); i < _column.End(document); i++)
            {
                if (_ranges[range].Contains(_column.Number(i)))
                {
                    Spec.Children.Collect(document, _buckets.Count(bucket, range));
                    break;
                }
            }
        }
    }

    protected override void Write(JsonObject result, int bucket)
    {
        Spec.Context.CountBuckets(_ranges.Length);
        if (_keyed)
        {
            var keyed = new KeyedBuckets();
            for (var i = 0; i < _ranges.Length; i++)
            {
                keyed.Add(_ranges[i].Key, WriteBucket(_ranges[i], _buckets.Find(bucket, i)));
            }

            result["buckets"] = keyed.ToJson();
        }
        else
        {
            result["buckets"] = new JsonArray([.. _ranges.Select((range, i) => WriteBucket(range, _buckets.Find(bucket, i)))]);
        }
    }

    private JsonObject WriteBucket(NumberRange range, int number)
    {
        var item = new JsonObject();
        if (!_keyed)
        {
            item["key"] = range.Key;
        }

        WriteEnd(item, "from", range.From);
        WriteEnd(item, "to", range.To);
        item["doc_count"] = _buckets.CountOf(number);
        Spec.Children.WriteInto(item, number);
        return item;
    }

    private void WriteEnd(JsonObject item, string name, double end)
    {
        if (double.IsInfinity(end))
        {
            return;
        }

        item[name] = JsonNumber.Of(end);
        if (_formatter is not null)
        {
            item[$"{name}_as_string"] = _formatter.Format(end);
        }
    }
}

/// <summary>One range of a request: the start is inside, the end is not; an open end is infinite.</summary>
/// <param name="Key">The bucket's name.</param>
/// <param name="From">The start.</param>
/// <param name="To">The end.</param>
internal sealed record NumberRange(string Key, double From, double To)
{
    public bool Contains(double value) => value >= From && value < To;
}

/// <summary>Reads the <c>ranges</c> of range and date_range.</summary>
internal static class RangeParser
{
    /// <param name="spec">The aggregation.</param>
    /// <param name="valueOf">What an end means.</param>
    /// <param name="formatter">Writes the ends in the names of ranges that have none.</param>
    /// <returns>The ranges by their starts, then by their ends.</returns>
    /// <exception cref="AggregationException">There are no ranges, or one cannot be understood.</exception>
    public static NumberRange[] Parse(AggregationSpec spec, Func<JsonElement, double> valueOf, ValueFormatter? formatter)
    {
        if (spec.Option("ranges") is not { ValueKind: JsonValueKind.Array } ranges || ranges.GetArrayLength() == 0)
        {
            throw new AggregationException($"No [ranges] specified for the [{spec.Name}] aggregation");
        }

        spec.Context.CountClauses(ranges.GetArrayLength());
        return
        [
            .. ranges
                .EnumerateArray()
                .Select(range => ParseOne(range, valueOf, formatter))
                .OrderBy(range => range.From)
                .ThenBy(range => range.To),
        ];
    }

    private static NumberRange ParseOne(JsonElement range, Func<JsonElement, double> valueOf, ValueFormatter? formatter)
    {
        if (range.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException("[ranges] must hold objects with from, to and key");
        }

        string? key = null;
        var (from, to) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var member in range.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            switch (member.Name)
            {
                case "key":
                    key = member.Value.ToString();
                    break;
                case "from":
                    from = valueOf(member.Value);
                    break;
                case "to":
                    to = valueOf(member.Value);
                    break;
                default:
                    throw new AggregationException(
                        $"[range] unknown field [{member.Name}]{Suggestion.For(member.Name, ["key", "from", "to"])}"
                    );
            }
        }

        return new NumberRange(key ?? $"{Text(from, formatter)}-{Text(to, formatter)}", from, to);
    }

    private static string Text(double end, ValueFormatter? formatter) =>
        double.IsInfinity(end) ? "*" : formatter?.Format(end) ?? DoubleText.Of(end);
}
