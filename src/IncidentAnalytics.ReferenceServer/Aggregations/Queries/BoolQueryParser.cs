using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

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
