using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Reads <c>range</c>: gt, gte, lt, lte, and for dates format and time_zone.</summary>
internal static class RangeQueryParser
{
    private static readonly string[] Names = ["gt", "gte", "lt", "lte", "format", "time_zone", "boost", "relation", "_name"];

    public static Query Parse(JsonElement body, RequestContext context)
    {
        using var members = body.EnumerateObject();
        if (!members.MoveNext() || members.Current.Value.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException("[range] query requires a field name and an object of its ends");
        }

        var (field, ends) = (members.Current.Name, members.Current.Value);
        if (members.MoveNext())
        {
            throw new AggregationException($"[range] query doesn't support multiple fields, found [{field}] and [{members.Current.Name}]");
        }

        foreach (var end in ends.EnumerateObject())
        {
            if (!Names.Contains(end.Name, StringComparer.Ordinal))
            {
                throw new AggregationException($"[range] query does not support [{end.Name}]");
            }
        }

        return context.Documents.Find(field) switch
        {
            null => ConstantQuery.None,
            KeywordColumn column => Keywords(column, ends),
            DoubleColumn column => Doubles(column, ends),
            LongColumn column when column.Mapping.Type == FieldType.Date => Dates(column, ends, context),
            var column => Longs((LongColumn)column, ends),
        };
    }

    private static KeywordQuery Keywords(KeywordColumn column, JsonElement ends)
    {
        var order = KeywordColumn.OrderOf(column.Mapping);
        string? Term(string name) => End(ends, name) is { } value ? ValueReader.ReadTerm(value, column.Field, column.Mapping) : null;
        var (gt, gte, lt, lte) = (Term("gt"), Term("gte"), Term("lt"), Term("lte"));
        return new KeywordQuery(
            column,
            term =>
                (gt is null || order.Compare(term, gt) > 0)
                && (gte is null || order.Compare(term, gte) >= 0)
                && (lt is null || order.Compare(term, lt) < 0)
                && (lte is null || order.Compare(term, lte) <= 0)
        );
    }

    private static DoubleRangeQuery Doubles(DoubleColumn column, JsonElement ends)
    {
        double? Number(string name) => End(ends, name) is { } value ? ValueReader.ReadDouble(value, column.Field, column.Mapping) : null;
        var min = Math.Max(
            Number("gte") ?? double.NegativeInfinity,
            Number("gt") is { } gt ? Math.BitIncrement(gt) : double.NegativeInfinity
        );
        var max = Math.Min(
            Number("lte") ?? double.PositiveInfinity,
            Number("lt") is { } lt ? Math.BitDecrement(lt) : double.PositiveInfinity
        );
        return new DoubleRangeQuery(column, min, max);
    }

    /// <summary>Between whole numbers an end with a fraction means the next whole number inside.</summary>
    private static LongRangeQuery Longs(LongColumn column, JsonElement ends)
    {
        bool HasFraction(FieldValue value, out double number)
        {
            number = 0;
            return column.Mapping.Type == FieldType.Long
                && (
                    value.Kind == FieldValueKind.Double
                    || (value.Kind == FieldValueKind.Text && value.ToString().Contains('.', StringComparison.Ordinal))
                )
                && (number = ValueReader.ReadDouble(value, column.Field, column.Mapping)) != Math.Floor(number);
        }

        long Lower(FieldValue value, bool excluded) =>
            HasFraction(value, out var number) ? (long)Math.Ceiling(number)
            : ValueReader.ReadAsked(value, column.Field, column.Mapping) is var whole && excluded ? SaturatingAdd(whole, 1)
            : whole;

        long Upper(FieldValue value, bool excluded) =>
            HasFraction(value, out var number) ? (long)Math.Floor(number)
            : ValueReader.ReadAsked(value, column.Field, column.Mapping) is var whole && excluded ? SaturatingAdd(whole, -1)
            : whole;

        var min = Math.Max(
            End(ends, "gte") is { } gte ? Lower(gte, excluded: false) : long.MinValue,
            End(ends, "gt") is { } gt ? Lower(gt, excluded: true) : long.MinValue
        );
        var max = Math.Min(
            End(ends, "lte") is { } lte ? Upper(lte, excluded: false) : long.MaxValue,
            End(ends, "lt") is { } lt ? Upper(lt, excluded: true) : long.MaxValue
        );
        return new LongRangeQuery(column, min, max);
    }

    /// <summary>What a date leaves out is filled so that <c>gt</c> and <c>lte</c> mean its end, <c>gte</c> and <c>lt</c> its start.</summary>
    private static LongRangeQuery Dates(LongColumn column, JsonElement ends, RequestContext context)
    {
        var format = Text(ends, "format") is { } pattern ? DateFormat.Parse(pattern) : column.Mapping.Format;
        var zone = Text(ends, "time_zone") is { } name ? Zone.Parse(name) : Zone.Utc;
        var dates = context.DateMath(format, zone);
        var min = Math.Max(
            End(ends, "gte") is { } gte ? dates.Parse(gte.ToString()) : long.MinValue,
            End(ends, "gt") is { } gt ? SaturatingAdd(dates.Parse(gt.ToString(), roundUp: true), 1) : long.MinValue
        );
        var max = Math.Min(
            End(ends, "lte") is { } lte ? dates.Parse(lte.ToString(), roundUp: true) : long.MaxValue,
            End(ends, "lt") is { } lt ? SaturatingAdd(dates.Parse(lt.ToString()), -1) : long.MaxValue
        );
        return new LongRangeQuery(column, min, max);
    }

    private static long SaturatingAdd(long value, long amount) =>
        amount > 0 && value == long.MaxValue ? value
        : amount < 0 && value == long.MinValue ? value
        : value + amount;

    private static FieldValue? End(JsonElement ends, string name) =>
        ends.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? FieldValue.FromJson(value) : null;

    private static string? Text(JsonElement ends, string name) =>
        ends.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
