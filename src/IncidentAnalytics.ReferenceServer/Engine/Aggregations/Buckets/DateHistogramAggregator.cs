using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Engine.Dates;
using IncidentAnalytics.ReferenceServer.Engine.Fields;
using IncidentAnalytics.ReferenceServer.Engine.Formats;

namespace IncidentAnalytics.ReferenceServer.Engine.Aggregations.Buckets;

/// <summary><c>date_histogram</c>: dates by intervals of a fixed length or of the calendar.</summary>
internal sealed class DateHistogramAggregator : HistogramBase
{
    private readonly LongColumn _column;
    private readonly ValueFormatter? _formatter;
    private readonly Rounding _rounding;

    public DateHistogramAggregator(AggregationSpec spec)
        : base(spec)
    {
        spec.Allow(
            "field", "calendar_interval", "fixed_interval", "interval", "offset", "time_zone", "min_doc_count", "extended_bounds",
            "hard_bounds", "keyed", "order", "missing", "format", "value_type");
        var zone = spec.TimeZone();
        _rounding = DateInterval.Parse(spec, zone);
        _column = (LongColumn)spec.Field(FieldMapping.Date, FieldType.Date, FieldType.Long);
        _formatter = ValueFormatter.For(_column.Mapping, spec.Text("format"), zone);

        var format = spec.Text("format") is { } pattern && _column.Mapping.Type == FieldType.Date ? DateFormat.Parse(pattern) : _column.Mapping.Format;
        var dates = spec.Context.DateMath(format, zone);
        ExtendedBounds = KeyBounds.Parse(spec, "extended_bounds", bound => KeyOf(bound, dates));
        HardBounds = KeyBounds.Parse(spec, "hard_bounds", bound => KeyOf(bound, dates));
    }

    public override string ResultType => "date_histogram";

    public override void Collect(int document, int bucket)
    {
        var previous = 0L;
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            var key = _rounding.Round(_column.Values[i]);
            if (i == _column.Start(document) || key != previous)
            {
                Count(document, bucket, key);
            }

            previous = key;
        }
    }

    protected override long Next(long key) => _rounding.Next(key);

    protected override JsonNode? Key(long key) => JsonValue.Create(key);

    protected override string? KeyAsString(long key) => _formatter?.Format(key);

    protected override string KeyName(long key) => KeyAsString(key) ?? FieldValue.Of(key).ToString();

    private long KeyOf(JsonElement bound, DateMath dates) => _rounding.Round(
        bound.ValueKind == JsonValueKind.Number && bound.TryGetInt64(out var millis) ? millis : dates.Parse(bound.ToString()));
}
