using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary><c>range</c> and <c>date_range</c>: a bucket per range; ranges may overlap.</summary>
internal sealed class RangeAggregator : Aggregator
{
    private readonly NumericColumn _column;
    private readonly NumberRange[] _ranges;
    private readonly ValueFormatter? _formatter;
    private readonly bool _keyed;
    private readonly BucketTable _buckets;

    private RangeAggregator(AggregationSpec spec, NumericColumn column, NumberRange[] ranges, ValueFormatter? formatter)
        : base(spec)
    {
        _column = column;
        _ranges = ranges;
        _buckets = new BucketTable(ranges.Length);
        _formatter = formatter;
        _keyed = spec.GetBoolean("keyed");
    }

    public override string ResultType => Spec.Type;

    public static RangeAggregator CreateForNumbers(AggregationSpec spec)
    {
        spec.ThrowIfUnknownOption("field", "ranges", "keyed", "missing", "format", "value_type");
        var column = spec.GetNumericColumn(FieldMapping.Double);
        var formatter = spec.CreateFormatter(column);
        return new RangeAggregator(spec, column, RangeParser.Parse(spec, end => spec.ReadDouble(end, "ranges"), formatter), formatter);
    }

    public static RangeAggregator CreateForDates(AggregationSpec spec)
    {
        spec.ThrowIfUnknownOption("field", "ranges", "keyed", "missing", "format", "time_zone", "value_type");
        var zone = spec.GetTimeZone();
        var column = spec.GetNumericColumn(FieldMapping.Date);
        var format = spec.GetString("format") is { } pattern ? DateFormat.Parse(pattern) : column.Mapping.Format;
        var formatter = new DateFormatter(format, zone);
        var dates = spec.Context.CreateDateMath(format, zone);
        return new RangeAggregator(spec, column, RangeParser.Parse(spec, end => dates.Parse(end.ToString()), formatter), formatter);
    }

    public override void Collect(int document, int bucket)
    {
        for (var range = 0; range < _ranges.Length; range++)
        {
            for (var i = _column.GetStart(document); i < _column.GetEnd(document); i++)
            {
                if (_ranges[range].Contains(_column.GetNumber(i)))
                {
                    Spec.Children.Collect(document, _buckets.AddDocument(bucket, range));
                    break;
                }
            }
        }
    }

    protected override void WriteResult(JsonObject result, int bucket)
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

        WriteBound(item, "from", range.From);
        WriteBound(item, "to", range.To);
        item["doc_count"] = _buckets.GetCount(number);
        Spec.Children.WriteResults(item, number);
        return item;
    }

    private void WriteBound(JsonObject item, string name, double end)
    {
        if (double.IsInfinity(end))
        {
            return;
        }

        item[name] = JsonNumber.Create(end);
        if (_formatter is not null)
        {
            item[$"{name}_as_string"] = _formatter.Format(end);
        }
    }
}

/// <summary>A range of a request; infinite where it is open.</summary>
/// <param name="Key">The name of the bucket.</param>
/// <param name="From">The start, inclusive.</param>
/// <param name="To">The end, exclusive.</param>
internal sealed record NumberRange(string Key, double From, double To)
{
    public bool Contains(double value) => value >= From && value < To;
}

/// <summary>Parses the <c>ranges</c> of range and date_range.</summary>
internal static class RangeParser
{
    /// <param name="spec">The aggregation.</param>
    /// <param name="readBound">Converts a bound to a number.</param>
    /// <param name="formatter">Formats the bounds in the keys of ranges without one.</param>
    /// <returns>The ranges, sorted by start and end.</returns>
    /// <exception cref="AggregationException">There are no ranges, or one is invalid.</exception>
    public static NumberRange[] Parse(AggregationSpec spec, Func<JsonElement, double> readBound, ValueFormatter? formatter)
    {
        if (spec.GetOption("ranges") is not { ValueKind: JsonValueKind.Array } ranges || ranges.GetArrayLength() == 0)
        {
            throw new AggregationException($"No [ranges] specified for the [{spec.Name}] aggregation");
        }

        spec.Context.CountClauses(ranges.GetArrayLength());
        return
        [
            .. ranges
                .EnumerateArray()
                .Select(range => ParseRange(range, readBound, formatter))
                .OrderBy(range => range.From)
                .ThenBy(range => range.To),
        ];
    }

    private static NumberRange ParseRange(JsonElement range, Func<JsonElement, double> readBound, ValueFormatter? formatter)
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
                    from = readBound(member.Value);
                    break;
                case "to":
                    to = readBound(member.Value);
                    break;
                default:
                    throw new AggregationException(
                        $"[range] unknown field [{member.Name}]{SpellingSuggestion.Format(member.Name, ["key", "from", "to"])}"
                    );
            }
        }

        return new NumberRange(key ?? $"{FormatBound(from, formatter)}-{FormatBound(to, formatter)}", from, to);
    }

    private static string FormatBound(double bound, ValueFormatter? formatter) =>
        double.IsInfinity(bound) ? "*" : formatter?.Format(bound) ?? DoubleText.Format(bound);
}
