using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Converts the codes of a column to the keys of term buckets.</summary>
internal abstract class TermKeys
{
    public abstract string ResultType { get; }

    public abstract int Compare(long left, long right);

    public abstract JsonNode? ToJson(long code);

    public abstract string? Format(long code);

    /// <summary>The code of a value in the request; null when the column does not contain it.</summary>
    public abstract long? FindCode(FieldValue value);

    /// <summary>The text that regular expressions match against; null when they are not supported.</summary>
    public virtual string? GetTerm(long code) => null;
}

/// <summary>The keys of keyword and ip fields.</summary>
internal sealed class KeywordTermKeys(KeywordColumn column) : TermKeys
{
    public override string ResultType => "sterms";

    // Codes are indexes into the sorted list of terms.
    public override int Compare(long left, long right) => left.CompareTo(right);

    public override JsonNode? ToJson(long code) => JsonValue.Create(column.Terms[(int)code]);

    public override string? Format(long code) => null;

    public override long? FindCode(FieldValue value)
    {
        var index = column.Terms.BinarySearch(
            FieldValueConverter.ToTerm(value, column.Field, column.Mapping),
            KeywordColumn.GetComparer(column.Mapping)
        );
        return index < 0 ? null : index;
    }

    public override string? GetTerm(long code) => column.Mapping.Type == FieldType.Ip ? null : column.Terms[(int)code];
}

/// <summary>The keys of integer, date and boolean fields.</summary>
internal sealed class LongTermKeys(LongColumn column, ValueFormatter? formatter, AggregationContext context) : TermKeys
{
    public override string ResultType => "lterms";

    public override int Compare(long left, long right) => left.CompareTo(right);

    public override JsonNode? ToJson(long code) => JsonValue.Create(code);

    public override string? Format(long code) => formatter?.Format(code);

    public override long? FindCode(FieldValue value) =>
        column.Mapping.Type == FieldType.Date
            ? context.CreateDateMath(column.Mapping.Format, Zone.Utc).Parse(value.ToString())
            : FieldValueConverter.ToLongInQuery(value, column.Field, column.Mapping);
}

/// <summary>The keys of floating-point fields.</summary>
internal sealed class DoubleTermKeys(DoubleColumn column, ValueFormatter? formatter) : TermKeys
{
    public override string ResultType => "dterms";

    public override int Compare(long left, long right) => ToDouble(left).CompareTo(ToDouble(right));

    public override JsonNode? ToJson(long code) => JsonNumber.Create(ToDouble(code));

    public override string? Format(long code) => formatter?.Format(ToDouble(code));

    public override long? FindCode(FieldValue value) =>
        BitConverter.DoubleToInt64Bits(FieldValueConverter.ToDouble(value, column.Field, column.Mapping) + 0.0);

    private static double ToDouble(long code) => BitConverter.Int64BitsToDouble(code);
}
