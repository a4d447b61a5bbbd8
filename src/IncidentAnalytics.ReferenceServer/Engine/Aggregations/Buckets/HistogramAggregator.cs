using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Engine.Fields;
using IncidentAnalytics.ReferenceServer.Engine.Formats;

namespace IncidentAnalytics.ReferenceServer.Engine.Aggregations.Buckets;

/// <summary><c>histogram</c>: numbers by intervals of one length. The keys are kept as counts of intervals.</summary>
internal sealed class HistogramAggregator : HistogramBase
{
    private readonly NumericColumn _column;
    private readonly ValueFormatter? _formatter;
    private readonly double _interval;
    private readonly double _offset;

    public HistogramAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow("field", "interval", "offset", "min_doc_count", "extended_bounds", "hard_bounds", "keyed", "order", "missing", "format", "value_type");
        _interval = spec.Number("interval") ?? 0;
        if (_interval <= 0)
        {
            throw new AggregationException($"[interval] must be >0 for histogram aggregation [{spec.Name}]");
        }

        _offset = spec.Number("offset") ?? 0;
        _column = spec.NumericField(FieldMapping.Double);
        _formatter = spec.Formatter(_column);
        ExtendedBounds = KeyBounds.Parse(spec, "extended_bounds", bound => KeyOf(spec.NumberOf(bound, "extended_bounds")));
        HardBounds = KeyBounds.Parse(spec, "hard_bounds", bound => KeyOf(spec.NumberOf(bound, "hard_bounds")));
    }

    public override string ResultType => "histogram";

    public override void Collect(int document, int bucket)
    {
        var previous = 0L;
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            var key = KeyOf(_column.Number(i));
            if (i == _column.Start(document) || key != previous)
            {
                Count(document, bucket, key);
            }

            previous = key;
        }
    }

    protected override long Next(long key) => key + 1;

    protected override JsonNode? Key(long key) => JsonNumber.Of(ValueOf(key));

    protected override string? KeyAsString(long key) => _formatter?.Format(ValueOf(key));

    protected override string KeyName(long key) => KeyAsString(key) ?? DoubleText.Of(ValueOf(key));

    private long KeyOf(double value) => (long)Math.Floor((value - _offset) / _interval);

    private double ValueOf(long key) => (key * _interval) + _offset;
}
