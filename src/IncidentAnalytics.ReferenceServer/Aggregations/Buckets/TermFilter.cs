using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>Which terms become buckets: <c>include</c> and <c>exclude</c>, each a list of values or a regular expression.</summary>
internal sealed class TermFilter
{
    private readonly TermKeys _keys;
    private readonly Clause? _include;
    private readonly Clause? _exclude;
    private readonly Dictionary<long, bool> _decided = [];

    private TermFilter(TermKeys keys, Clause? include, Clause? exclude)
    {
        _keys = keys;
        _include = include;
        _exclude = exclude;
    }

    /// <summary>The filter, or null when every term is welcome.</summary>
    /// <exception cref="AggregationException">A clause cannot be understood, or is an expression on a field that is no string.</exception>
    public static TermFilter? Parse(AggregationSpec spec, TermKeys keys, FieldType type)
    {
        var include = Read(spec, "include", keys, type);
        var exclude = Read(spec, "exclude", keys, type);
        return include is null && exclude is null ? null : new TermFilter(keys, include, exclude);
    }

    public bool Accepts(long code)
    {
        if (!_decided.TryGetValue(code, out var accepted))
        {
            accepted = (_include is null || Contains(_include, code)) && (_exclude is null || !Contains(_exclude, code));
            _decided.Add(code, accepted);
        }

        return accepted;
    }

    private bool Contains(Clause clause, long code) =>
        clause.Expression is { } expression ? expression.IsMatch(_keys.TermOf(code) ?? "") : clause.Codes.Contains(code);

    private static Clause? Read(AggregationSpec spec, string name, TermKeys keys, FieldType type) =>
        spec.Option(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Array } values => new Clause(
                [.. values.EnumerateArray().Select(value => keys.CodeOf(FieldValue.FromJson(value))).OfType<long>()],
                null
            ),
            { ValueKind: JsonValueKind.String } when type != FieldType.Keyword => throw new AggregationException(
                $"Aggregation [{spec.Name}] cannot support regular expression style include/exclude settings as they can only be applied to "
                    + "string fields. Use an array of values for include/exclude clauses"
            ),
            { ValueKind: JsonValueKind.String } text => new Clause([], TermExpression.Parse(text.GetString()!)),
            _ => throw new AggregationException(
                $"Unexpected token in [{name}] of [{spec.Name}]: an array or a regular expression was expected"
            ),
        };

    private sealed record Clause(HashSet<long> Codes, Regex? Expression);
}
