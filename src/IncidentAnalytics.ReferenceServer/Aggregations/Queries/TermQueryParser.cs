using System.Net;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Reads <c>term</c>, <c>terms</c>, <c>prefix</c>, and <c>match</c>, which is <c>term</c> on fields that are not analysed.</summary>
internal static class TermQueryParser
{
    public static Query Term(string query, string valueName, JsonElement body, RequestContext context)
    {
        var (field, value, caseInsensitive) = Single(query, valueName, body);
        var comparison = caseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return context.Documents.Find(field) is { } column ? Any(column, [value], comparison, context) : ConstantQuery.None;
    }

    public static Query Terms(JsonElement body, RequestContext context)
    {
        Query? found = null;
        foreach (var member in body.EnumerateObject().Where(member => member.Name is not ("boost" or "_name")))
        {
            if (member.Value.ValueKind != JsonValueKind.Array || found is not null)
            {
                throw new AggregationException(
                    found is not null
                        ? "[terms] query does not support multiple fields"
                        : $"[terms] query requires an array of values for [{member.Name}]"
                );
            }

            FieldValue[] values = [.. member.Value.EnumerateArray().Select(FieldValue.FromJson)];
            found = context.Documents.Find(member.Name) is { } column
                ? Any(column, values, StringComparison.Ordinal, context)
                : ConstantQuery.None;
        }

        return found
            ?? throw new AggregationException(
                "[terms] query requires a field name, followed by array of terms or a document lookup specification"
            );
    }

    public static Query Prefix(JsonElement body, RequestContext context)
    {
        var (field, value, caseInsensitive) = Single("prefix", "value", body);
        var comparison = caseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return context.Documents.Find(field) switch
        {
            null => ConstantQuery.None,
            KeywordColumn column when column.Mapping.Type == FieldType.Keyword => new KeywordQuery(
                column,
                term => term.StartsWith(value.ToString(), comparison)
            ),
            var column => throw new AggregationException(
                "Can only use prefix queries on keyword, text and wildcard fields - not on "
                    + $"[{field}] which is of type [{column.Mapping.TypeName}]"
            ),
        };
    }

    private static Query Any(Column column, FieldValue[] values, StringComparison comparison, RequestContext context) =>
        column switch
        {
            KeywordColumn keyword when column.Mapping.Type == FieldType.Ip => new KeywordQuery(keyword, AddressCondition(keyword, values)),
            KeywordColumn keyword => new KeywordQuery(keyword, TermCondition(values, comparison)),
            LongColumn numbers when column.Mapping.Type == FieldType.Date && values.Length == 1 => DateTerm(numbers, values[0], context),
            LongColumn => new CodeQuery(column, [.. values.SelectMany(value => WholeCodes(column, value))]),
            _ => new CodeQuery(
                column,
                [
                    .. values.Select(value =>
                        BitConverter.DoubleToInt64Bits(ValueReader.ReadDouble(value, column.Field, column.Mapping) + 0.0)
                    ),
                ]
            ),
        };

    private static Func<string, bool> TermCondition(FieldValue[] values, StringComparison comparison)
    {
        var wanted = values.Select(value => value.ToString()).ToHashSet(StringComparer.FromComparison(comparison));
        return wanted.Contains;
    }

    private static Func<string, bool> AddressCondition(KeywordColumn column, FieldValue[] values)
    {
        var blocks = new List<IPNetwork>();
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (IPNetwork.TryParse(value.ToString(), out var block))
            {
                blocks.Add(block);
            }
            else
            {
                addresses.Add(ValueReader.ReadTerm(value, column.Field, column.Mapping));
            }
        }

        return term => addresses.Contains(term) || blocks.Exists(block => IpText.IsIn(term, block));
    }

    /// <summary>A date that leaves parts out means the whole of that time: <c>2024-05-01</c> is the day.</summary>
    private static LongRangeQuery DateTerm(LongColumn column, FieldValue value, RequestContext context)
    {
        var dates = context.DateMath(column.Mapping.Format, Zone.Utc);
        return new LongRangeQuery(column, dates.Parse(value.ToString()), dates.Parse(value.ToString(), roundUp: true));
    }

    /// <summary>A whole-number field holds no fraction: asked for one, it finds nothing.</summary>
    private static IEnumerable<long> WholeCodes(Column column, FieldValue value) =>
        column.Mapping.Type == FieldType.Long && value.Kind == FieldValueKind.Double && value.AsDouble != Math.Floor(value.AsDouble)
            ? []
            : [ValueReader.ReadAsked(value, column.Field, column.Mapping)];

    private static (string Field, FieldValue Value, bool CaseInsensitive) Single(string query, string valueName, JsonElement body)
    {
        using var members = body.EnumerateObject();
        if (!members.MoveNext())
        {
            throw new AggregationException($"[{query}] query requires a field name");
        }

        var (field, value) = (members.Current.Name, members.Current.Value);
        if (members.MoveNext())
        {
            throw new AggregationException(
                $"[{query}] query doesn't support multiple fields, found [{field}] and [{members.Current.Name}]"
            );
        }

        var caseInsensitive = false;
        if (value.ValueKind == JsonValueKind.Object)
        {
            caseInsensitive = value.TryGetProperty("case_insensitive", out var flag) && flag.ValueKind == JsonValueKind.True;
            value = value.TryGetProperty(valueName, out var inner) ? inner : default;
        }

        return value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Array or JsonValueKind.Object
            ? throw new AggregationException($"[{query}] query needs one value for [{field}]")
            : (field, FieldValue.FromJson(value), caseInsensitive);
    }
}
