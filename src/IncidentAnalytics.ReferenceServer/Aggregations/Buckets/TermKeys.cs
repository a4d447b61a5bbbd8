using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>What the codes of a column mean as keys of buckets.</summary>
internal abstract class TermKeys
{
    public abstract string ResultType { get; }

    public abstract int Compare(long left, long right);

    public abstract JsonNode? Key(long code);

    public abstract string? KeyAsString(long code);

    /// <summary>The code of a value of the request, or null when the column does not have it.</summary>
    public abstract long? CodeOf(FieldValue value);

    /// <summary>The text that a regular expression is asked about, or null where there is none.</summary>
    public virtual string? TermOf(long code) => null;
}

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
