using System.Collections.Frozen;
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
