using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Keys of whole numbers, dates and booleans.</summary>
internal sealed class LongTermKeys(LongColumn column, ValueFormatter? formatter, RequestContext context) : TermKeys
{
    public override string ResultType => "lterms";

    public override int Compare(long left, long right) => left.CompareTo(right);

    public override JsonNode? Key(long code) => JsonValue.Create(code);

    public override string? KeyAsString(long code) => formatter?.Format(code);

    public override long? CodeOf(FieldValue value) =>
        column.Mapping.Type == FieldType.Date
            ? context.DateMath(column.Mapping.Format, Zone.Utc).Parse(value.ToString())
            : ValueReader.ReadAsked(value, column.Field, column.Mapping);
}
