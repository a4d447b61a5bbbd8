using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Reads queries of the vendor's query language.</summary>
internal static class QueryParser
{
    private delegate Query Reader(JsonElement body, RequestContext context, int depth);

    private static readonly FrozenDictionary<string, Reader> Readers = new Dictionary<string, Reader>(StringComparer.Ordinal)
    {
        ["match_all"] = static (_, _, _) => ConstantQuery.All,
        ["match_none"] = static (_, _, _) => ConstantQuery.None,
        ["bool"] = BoolQueryParser.Parse,
        ["constant_score"] = ConstantScore,
        ["exists"] = static (body, context, _) => Exists(body, context),
        ["term"] = static (body, context, _) => TermQueryParser.Term("term", "value", body, context),
        ["match"] = static (body, context, _) => TermQueryParser.Term("match", "query", body, context),
        ["terms"] = static (body, context, _) => TermQueryParser.Terms(body, context),
        ["prefix"] = static (body, context, _) => TermQueryParser.Prefix(body, context),
        ["range"] = static (body, context, _) => RangeQueryParser.Parse(body, context),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="AggregationException">The query cannot be understood.</exception>
    public static Query Parse(JsonElement json, RequestContext context, int depth = 0)
    {
        if (depth > RequestContext.MaxDepth)
        {
            throw new AggregationException(
                $"The nested depth of the query exceeds the maximum nested depth for bool queries set in [{RequestContext.MaxDepth}]"
            );
        }

        context.CountClauses(1);
        context.ThrowIfCancelled();
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException("[_na] query malformed, must start with start_object");
        }

        using var members = json.EnumerateObject();
        if (!members.MoveNext())
        {
            throw new AggregationException("query malformed, empty clause found");
        }

        var (name, body) = (members.Current.Name, members.Current.Value);
        if (members.MoveNext())
        {
            throw new AggregationException($"[{name}] malformed query, expected [END_OBJECT] but found [FIELD_NAME]");
        }

        return Readers.TryGetValue(name, out var reader)
            ? reader(Object(name, body), context, depth)
            : throw new AggregationException($"unknown query [{name}]{Suggestion.For(name, Readers.Keys)}");
    }

    private static JsonElement Object(string name, JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
            ? body
            : throw new AggregationException($"[{name}] query malformed, no start_object after query name");

    private static Query ConstantScore(JsonElement body, RequestContext context, int depth) =>
        body.TryGetProperty("filter", out var filter)
            ? Parse(filter, context, depth + 1)
            : throw new AggregationException("[constant_score] requires a 'filter' element");

    private static ExistsQuery Exists(JsonElement body, RequestContext context)
    {
        if (!body.TryGetProperty("field", out var field) || field.ValueKind != JsonValueKind.String)
        {
            throw new AggregationException("[exists] must be provided with a [field]");
        }

        var path = field.GetString()!;
        IReadOnlyList<Column> columns = context.Documents.Find(path) is { } column ? [column] : [.. context.Documents.FindBelow(path)];
        return new ExistsQuery(columns);
    }
}

/// <summary>Reads <c>bool</c>: must, filter, should, must_not and minimum_should_match.</summary>
internal static class BoolQueryParser
{
    private static readonly string[] Names =
    [
        "must",
        "filter",
        "should",
        "must_not",
        "minimum_should_match",
        "boost",
        "adjust_pure_negative",
        "_name",
    ];

    public static Query Parse(JsonElement body, RequestContext context, int depth)
    {
        foreach (var member in body.EnumerateObject())
        {
            if (!Names.Contains(member.Name, StringComparer.Ordinal))
            {
                throw new AggregationException($"[bool] query does not support [{member.Name}]{Suggestion.For(member.Name, Names)}");
            }
        }

        Query[] required = [.. Clauses("must"), .. Clauses("filter")];
        var optional = Clauses("should");
        var minimum =
            body.TryGetProperty("minimum_should_match", out var text) ? Minimum(text, optional.Length)
            : optional.Length > 0 && required.Length == 0 ? 1
            : 0;
        return new BoolQuery(required, Clauses("must_not"), optional, minimum);

        Query[] Clauses(string name) =>
            !body.TryGetProperty(name, out var clauses) ? []
            : clauses.ValueKind == JsonValueKind.Array
                ? [.. clauses.EnumerateArray().Select(clause => QueryParser.Parse(clause, context, depth + 1))]
            : [QueryParser.Parse(clauses, context, depth + 1)];
    }

    /// <summary>A number of clauses or a percentage of them; a negative one says how many may fail.</summary>
    private static int Minimum(JsonElement value, int clauses)
    {
        var text = value.ToString().Trim();
        var isPercentage = text.EndsWith('%');
        if (!int.TryParse(isPercentage ? text[..^1] : text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw new AggregationException($"[bool] query does not support [minimum_should_match] of [{text}]");
        }

        var count = isPercentage ? (int)((long)number * clauses / 100) : number;
        return Math.Max(0, number < 0 ? clauses + count : count);
    }
}
