using System.Net;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Parses <c>term</c>, <c>terms</c>, <c>prefix</c> and <c>match</c>, which equals <c>term</c> because fields are not analyzed.</summary>
internal static class TermQueryParser
{
    public static Query ParseTerm(string query, string valueName, JsonElement body, AggregationContext context)
    {
        var (field, value, caseInsensitive) = ReadSingleField(query, valueName, body);
        var comparison = caseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return context.Documents.Find(field) is { } column ? MatchAny(column, [value], comparison, context) : ConstantQuery.None;
    }

    public static Query ParseTerms(JsonElement body, AggregationContext context)
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
                ? MatchAny(column, values, StringComparison.Ordinal, context)
                : ConstantQuery.None;
        }

        return found
            ?? throw new AggregationException(
                "[terms] query requires a field name, followed by array of terms or a document lookup specification"
            );
    }

    public static Query ParsePrefix(JsonElement body, AggregationContext context)
    {
        var (field, value, caseInsensitive) = ReadSingleField("prefix", "value", body);
        var comparison = caseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return context.Documents.Find(field) switch
        {
            null => ConstantQuery.None,
            KeywordColumn column when column.Mapping.Type == FieldType.Keyword => ValueQuery.ForTerms(
                column,
                term => term.StartsWith(value.ToString(), comparison)
            ),
            var column => throw new AggregationException(
                "Can only use prefix queries on keyword, text and wildcard fields - not on "
                    + $"[{field}] which is of type [{column.Mapping.TypeName}]"
            ),
        };
    }

    private static Query MatchAny(Column column, FieldValue[] values, StringComparison comparison, AggregationContext context) =>
        column switch
        {
            KeywordColumn keyword when column.Mapping.Type == FieldType.Ip => ValueQuery.ForTerms(
                keyword,
                CreateAddressCondition(keyword, values)
            ),
            KeywordColumn keyword => ValueQuery.ForTerms(keyword, CreateTermCondition(values, comparison)),
            LongColumn numbers when column.Mapping.Type == FieldType.Date && values.Length == 1 => MatchDate(numbers, values[0], context),
            LongColumn => ValueQuery.ForCodes(column, [.. values.SelectMany(value => GetIntegerCodes(column, value))]),
            _ => ValueQuery.ForCodes(
                column,
                [
                    .. values.Select(value =>
                        BitConverter.DoubleToInt64Bits(FieldValueConverter.ToDouble(value, column.Field, column.Mapping) + 0.0)
                    ),
                ]
            ),
        };

    private static Func<string, bool> CreateTermCondition(FieldValue[] values, StringComparison comparison)
    {
        var wanted = values.Select(value => value.ToString()).ToHashSet(StringComparer.FromComparison(comparison));
        return wanted.Contains;
    }

    private static Func<string, bool> CreateAddressCondition(KeywordColumn column, FieldValue[] values)
    {
        var networks = new List<IPNetwork>();
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (IPNetwork.TryParse(value.ToString(), out var network))
            {
                networks.Add(network);
            }
            else
            {
                addresses.Add(FieldValueConverter.ToTerm(value, column.Field, column.Mapping));
            }
        }

        return term => addresses.Contains(term) || networks.Exists(network => IpAddressText.IsInNetwork(term, network));
    }

    /// <summary>A date with missing parts matches the whole interval: <c>2024-05-01</c> matches the day.</summary>
    private static Query MatchDate(LongColumn column, FieldValue value, AggregationContext context)
    {
        var dates = context.CreateDateMath(column.Mapping.Format, Zone.Utc);
        return ValueQuery.ForRange(column, dates.Parse(value.ToString()), dates.Parse(value.ToString(), roundUp: true));
    }

    /// <summary>An integer field has no fractions, so a fraction matches nothing.</summary>
    private static IEnumerable<long> GetIntegerCodes(Column column, FieldValue value) =>
        column.Mapping.Type == FieldType.Long && value.Kind == FieldValueKind.Double && value.AsDouble != Math.Floor(value.AsDouble)
            ? []
            : [FieldValueConverter.ToLongInQuery(value, column.Field, column.Mapping)];

    private static (string Field, FieldValue Value, bool CaseInsensitive) ReadSingleField(string query, string valueName, JsonElement body)
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
