using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Keys of fractional numbers.</summary>
internal sealed class DoubleTermKeys(DoubleColumn column, ValueFormatter? formatter) : TermKeys
{
    public override string ResultType => "dterms";

    public override int Compare(long left, long right) => Number(left).CompareTo(Number(right));

    public override JsonNode? Key(long code) => JsonNumber.Of(Number(code));

    public override string? KeyAsString(long code) => formatter?.Format(Number(code));

    public override long? CodeOf(FieldValue value) =>
        BitConverter.DoubleToInt64Bits(ValueReader.ReadDouble(value, column.Field, column.Mapping) + 0.0);

    private static double Number(long code) => BitConverter.Int64BitsToDouble(code);
}
