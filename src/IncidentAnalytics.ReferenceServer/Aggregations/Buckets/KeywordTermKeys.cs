using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Keys of keyword and ip fields.</summary>
internal sealed class KeywordTermKeys(KeywordColumn column) : TermKeys
{
    public override string ResultType => "sterms";

    // The codes are places in the sorted list of terms.
    public override int Compare(long left, long right) => left.CompareTo(right);

    public override JsonNode? Key(long code) => JsonValue.Create(column.Terms[(int)code]);

    public override string? KeyAsString(long code) => null;

    public override long? CodeOf(FieldValue value)
    {
        var place = column.Terms.BinarySearch(
            ValueReader.ReadTerm(value, column.Field, column.Mapping),
            KeywordColumn.OrderOf(column.Mapping)
        );
        return place < 0 ? null : place;
    }

    public override string? TermOf(long code) => column.Mapping.Type == FieldType.Ip ? null : column.Terms[(int)code];
}
