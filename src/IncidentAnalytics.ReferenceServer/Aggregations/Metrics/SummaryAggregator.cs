using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>A metric that is told from a <see cref="Summary"/> of the numbers in each bucket.</summary>
internal abstract class SummaryAggregator : MetricAggregator
{
    private readonly NumericColumn _column;
    private readonly BucketValues<Summary> _summaries = new();

    protected SummaryAggregator(AggregationSpec spec, params ReadOnlySpan<string> furtherOptions)
        : base(spec)
    {
        spec.Allow(["field", "missing", "format", "value_type", .. furtherOptions]);
        _column = spec.NumericField(FieldMapping.Double);
        Formatter = spec.Formatter(_column);
    }

    protected ValueFormatter? Formatter { get; }

    public override void Collect(int document, int bucket)
    {
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            _summaries.At(bucket).Add(_column.Number(i));
        }
    }

    protected Summary SummaryOf(int bucket) => _summaries.Read(bucket);
}
