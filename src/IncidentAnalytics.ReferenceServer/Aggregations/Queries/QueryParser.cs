using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Parses queries of the OpenSearch query DSL.</summary>
internal static class QueryParser
{
    private delegate Query ClauseParser(JsonElement body, AggregationContext context, int depth);

    private static readonly FrozenDictionary<string, ClauseParser> Parsers = new Dictionary<string, ClauseParser>(StringComparer.Ordinal)
    {
        ["match_all"] = static (_, _, _) => ConstantQuery.All,
        ["match_none"] = static (_, _, _) => ConstantQuery.None,
        ["bool"] = BoolQueryParser.Parse,
        ["constant_score"] = ParseConstantScore,
        ["exists"] = static (body, context, _) => ParseExists(body, context),
        ["term"] = static (body, context, _) => TermQueryParser.ParseTerm("term", "value", body, context),
        ["match"] = static (body, context, _) => TermQueryParser.ParseTerm("match", "query", body, context),
        ["terms"] = static (body, context, _) => TermQueryParser.ParseTerms(body, context),
        ["prefix"] = static (body, context, _) => TermQueryParser.ParsePrefix(body, context),
        ["range"] = static (body, context, _) => RangeQueryParser.Parse(body, context),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="AggregationException">The query is invalid.</exception>
    public static Query Parse(JsonElement json, AggregationContext context, int depth = 0)
    {
        if (depth > AggregationContext.MaxDepth)
        {
            throw new AggregationException(
                $"The nested depth of the query exceeds the maximum nested depth for bool queries set in [{AggregationContext.MaxDepth}]"
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

        return Parsers.TryGetValue(name, out var parser)
            ? parser(RequireObject(name, body), context, depth)
            : throw new AggregationException($"unknown query [{name}]{SpellingSuggestion.Format(name, Parsers.Keys)}");
    }

    private static JsonElement RequireObject(string name, JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
            ? body
            : throw new AggregationException($"[{name}] query malformed, no start_object after query name");

    private static Query ParseConstantScore(JsonElement body, AggregationContext context, int depth) =>
        body.TryGetProperty("filter", out var filter)
            ? Parse(filter, context, depth + 1)
            : throw new AggregationException("[constant_score] requires a 'filter' element");

    private static Query ParseExists(JsonElement body, AggregationContext context)
    {
        if (!body.TryGetProperty("field", out var field) || field.ValueKind != JsonValueKind.String)
        {
            throw new AggregationException("[exists] must be provided with a [field]");
        }

        var path = field.GetString()!;
        return ExistsQuery.Create(context.Documents.Find(path) is { } column ? [column] : [.. context.Documents.FindBelow(path)]);
    }
}

/// <summary>Parses <c>bool</c> queries: must, filter, should, must_not and minimum_should_match.</summary>
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

    public static Query Parse(JsonElement body, AggregationContext context, int depth)
    {
        foreach (var member in body.EnumerateObject())
        {
            if (!Names.Contains(member.Name, StringComparer.Ordinal))
            {
                throw new AggregationException(
                    $"[bool] query does not support [{member.Name}]{SpellingSuggestion.Format(member.Name, Names)}"
                );
            }
        }

        Query[] required = [.. ParseClauses("must"), .. ParseClauses("filter")];
        var optional = ParseClauses("should");
        var minimum =
            body.TryGetProperty("minimum_should_match", out var text) ? ParseMinimum(text, optional.Length)
            : optional.Length > 0 && required.Length == 0 ? 1
            : 0;
        return BoolQuery.Create(required, ParseClauses("must_not"), optional, minimum);

        Query[] ParseClauses(string name) =>
            !body.TryGetProperty(name, out var clauses) ? []
            : clauses.ValueKind == JsonValueKind.Array
                ? [.. clauses.EnumerateArray().Select(clause => QueryParser.Parse(clause, context, depth + 1))]
            : [QueryParser.Parse(clauses, context, depth + 1)];
    }

    /// <summary>A number or a percentage of the clauses; a negative one is the number that may be missing.</summary>
    private static int ParseMinimum(JsonElement value, int clauses)
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
