using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Parses <c>range</c> queries: gt, gte, lt, lte, and for dates format and time_zone.</summary>
internal static class RangeQueryParser
{
    private static readonly string[] Names = ["gt", "gte", "lt", "lte", "format", "time_zone", "boost", "relation", "_name"];

    public static Query Parse(JsonElement body, AggregationContext context)
    {
        using var members = body.EnumerateObject();
        if (!members.MoveNext() || members.Current.Value.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException("[range] query requires a field name and an object with its bounds");
        }

        var (field, bounds) = (members.Current.Name, members.Current.Value);
        if (members.MoveNext())
        {
            throw new AggregationException($"[range] query doesn't support multiple fields, found [{field}] and [{members.Current.Name}]");
        }

        foreach (var bound in bounds.EnumerateObject())
        {
            if (!Names.Contains(bound.Name, StringComparer.Ordinal))
            {
                throw new AggregationException($"[range] query does not support [{bound.Name}]");
            }
        }

        return context.Documents.Find(field) switch
        {
            null => ConstantQuery.None,
            KeywordColumn column => ParseKeywordRange(column, bounds),
            DoubleColumn column => ParseDoubleRange(column, bounds),
            LongColumn column when column.Mapping.Type == FieldType.Date => ParseDateRange(column, bounds, context),
            var column => ParseLongRange((LongColumn)column, bounds),
        };
    }

    private static Query ParseKeywordRange(KeywordColumn column, JsonElement bounds)
    {
        var order = KeywordColumn.GetComparer(column.Mapping);
        string? Term(string name) =>
            GetBound(bounds, name) is { } value ? FieldValueConverter.ToTerm(value, column.Field, column.Mapping) : null;
        var (gt, gte, lt, lte) = (Term("gt"), Term("gte"), Term("lt"), Term("lte"));
        return ValueQuery.ForTerms(
            column,
            term =>
                (gt is null || order.Compare(term, gt) > 0)
                && (gte is null || order.Compare(term, gte) >= 0)
                && (lt is null || order.Compare(term, lt) < 0)
                && (lte is null || order.Compare(term, lte) <= 0)
        );
    }

    private static Query ParseDoubleRange(DoubleColumn column, JsonElement bounds)
    {
        double? Number(string name) =>
            GetBound(bounds, name) is { } value ? FieldValueConverter.ToDouble(value, column.Field, column.Mapping) : null;
        var min = Math.Max(
            Number("gte") ?? double.NegativeInfinity,
            Number("gt") is { } gt ? Math.BitIncrement(gt) : double.NegativeInfinity
        );
        var max = Math.Min(
            Number("lte") ?? double.PositiveInfinity,
            Number("lt") is { } lt ? Math.BitDecrement(lt) : double.PositiveInfinity
        );
        return ValueQuery.ForRange(column, min, max);
    }

    /// <summary>For an integer field a bound with a fraction is moved to the next integer inside the range.</summary>
    private static Query ParseLongRange(LongColumn column, JsonElement bounds)
    {
        bool HasFraction(FieldValue value, out double number)
        {
            number = 0;
            return column.Mapping.Type == FieldType.Long
                && (
                    value.Kind == FieldValueKind.Double
                    || (value.Kind == FieldValueKind.Text && value.ToString().Contains('.', StringComparison.Ordinal))
                )
                && (number = FieldValueConverter.ToDouble(value, column.Field, column.Mapping)) != Math.Floor(number);
        }

        long Lower(FieldValue value, bool isExclusive) =>
            HasFraction(value, out var number) ? (long)Math.Ceiling(number)
            : FieldValueConverter.ToLongInQuery(value, column.Field, column.Mapping) is var whole && isExclusive ? SaturatingAdd(whole, 1)
            : whole;

        long Upper(FieldValue value, bool isExclusive) =>
            HasFraction(value, out var number) ? (long)Math.Floor(number)
            : FieldValueConverter.ToLongInQuery(value, column.Field, column.Mapping) is var whole && isExclusive ? SaturatingAdd(whole, -1)
            : whole;

        var min = Math.Max(
            GetBound(bounds, "gte") is { } gte ? Lower(gte, isExclusive: false) : long.MinValue,
            GetBound(bounds, "gt") is { } gt ? Lower(gt, isExclusive: true) : long.MinValue
        );
        var max = Math.Min(
            GetBound(bounds, "lte") is { } lte ? Upper(lte, isExclusive: false) : long.MaxValue,
            GetBound(bounds, "lt") is { } lt ? Upper(lt, isExclusive: true) : long.MaxValue
        );
        return ValueQuery.ForRange(column, min, max);
    }

    /// <summary>A date with missing parts stands for its end with <c>gt</c> and <c>lte</c>, and for its start with <c>gte</c> and <c>lt</c>.</summary>
    private static Query ParseDateRange(LongColumn column, JsonElement bounds, AggregationContext context)
    {
        var format = GetString(bounds, "format") is { } pattern ? DateFormat.Parse(pattern) : column.Mapping.Format;
        var zone = GetString(bounds, "time_zone") is { } name ? Zone.Parse(name) : Zone.Utc;
        var dates = context.CreateDateMath(format, zone);
        var min = Math.Max(
            GetBound(bounds, "gte") is { } gte ? dates.Parse(gte.ToString()) : long.MinValue,
            GetBound(bounds, "gt") is { } gt ? SaturatingAdd(dates.Parse(gt.ToString(), roundUp: true), 1) : long.MinValue
        );
        var max = Math.Min(
            GetBound(bounds, "lte") is { } lte ? dates.Parse(lte.ToString(), roundUp: true) : long.MaxValue,
            GetBound(bounds, "lt") is { } lt ? SaturatingAdd(dates.Parse(lt.ToString()), -1) : long.MaxValue
        );
        return ValueQuery.ForRange(column, min, max);
    }

    private static long SaturatingAdd(long value, long amount) =>
        amount > 0 && value == long.MaxValue ? value
        : amount < 0 && value == long.MinValue ? value
        : value + amount;

    private static FieldValue? GetBound(JsonElement bounds, string name) =>
        bounds.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? FieldValue.FromJson(value) : null;

    private static string? GetString(JsonElement bounds, string name) =>
        bounds.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
