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
