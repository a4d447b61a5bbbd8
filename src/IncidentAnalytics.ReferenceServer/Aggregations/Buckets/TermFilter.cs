using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>The options <c>include</c> and <c>exclude</c> of a terms aggregation, each a list of values or a regular expression.</summary>
internal sealed class TermFilter
{
    private readonly TermKeys _keys;
    private readonly Clause? _include;
    private readonly Clause? _exclude;
    private readonly Dictionary<long, bool> _acceptedByCode = [];

    private TermFilter(TermKeys keys, Clause? include, Clause? exclude)
    {
        _keys = keys;
        _include = include;
        _exclude = exclude;
    }

    /// <summary>Parses both options; null when neither is given.</summary>
    /// <exception cref="AggregationException">A clause is invalid, or it is a regular expression for a field that is not a keyword.</exception>
    public static TermFilter? Parse(AggregationSpec spec, TermKeys keys, FieldType type)
    {
        var include = ParseClause(spec, "include", keys, type);
        var exclude = ParseClause(spec, "exclude", keys, type);
        return include is null && exclude is null ? null : new TermFilter(keys, include, exclude);
    }

    public bool Accepts(long code)
    {
        if (!_acceptedByCode.TryGetValue(code, out var accepted))
        {
            accepted = (_include is null || Contains(_include, code)) && (_exclude is null || !Contains(_exclude, code));
            _acceptedByCode.Add(code, accepted);
        }

        return accepted;
    }

    private bool Contains(Clause clause, long code) =>
        clause.Expression is { } expression ? expression.IsMatch(_keys.GetTerm(code) ?? "") : clause.Codes.Contains(code);

    private static Clause? ParseClause(AggregationSpec spec, string name, TermKeys keys, FieldType type) =>
        spec.GetOption(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Array } values => new Clause(
                [.. values.EnumerateArray().Select(value => keys.FindCode(FieldValue.FromJson(value))).OfType<long>()],
                null
            ),
            { ValueKind: JsonValueKind.String } when type != FieldType.Keyword => throw new AggregationException(
                $"Aggregation [{spec.Name}] cannot support regular expression style include/exclude settings as they can only be applied to "
                    + "string fields. Use an array of values for include/exclude clauses"
            ),
            { ValueKind: JsonValueKind.String } text => new Clause([], LuceneRegex.Parse(text.GetString()!)),
            _ => throw new AggregationException(
                $"Unexpected token in [{name}] of [{spec.Name}]: an array or a regular expression was expected"
            ),
        };

    private sealed record Clause(HashSet<long> Codes, Regex? Expression);
}

/// <summary>
/// Regular expressions of Lucene: they match whole terms, <c>^</c> and <c>$</c> are literal, <c>"…"</c> quotes and <c>@</c> matches any text.
/// The operators <c>~ &amp; # &lt;1-9&gt;</c> are not supported.
/// </summary>
internal static class LuceneRegex
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <exception cref="AggregationException">The expression is invalid.</exception>
    public static Regex Parse(string text)
    {
        var translated = new StringBuilder("^(?:");
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length:
                    i++;
                    translated.Append(
                        text[i] is 'd' or 'D' or 's' or 'S' or 'w' or 'W' ? "\\" + text[i] : Regex.Escape(text[i].ToString())
                    );
                    break;
                case '"':
                    var close = text.IndexOf('"', i + 1);
                    if (close < 0)
                    {
                        throw new AggregationException(
                            $"expected '\"' at position {text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)} in [{text}]"
                        );
                    }

                    translated.Append(Regex.Escape(text[(i + 1)..close]));
                    i = close;
                    break;
                case '@':
                    translated.Append("(?:.*)");
                    break;
                case '^' when i == 0 || text[i - 1] != '[':
                    translated.Append("\\^");
                    break;
                case '$':
                    translated.Append("\\$");
                    break;
                case '~' or '&' or '#' or '<' or '>':
                    throw new AggregationException($"The operator [{text[i]}] of the regular expression [{text}] is not supported");
                default:
                    translated.Append(text[i]);
                    break;
            }
        }

        try
        {
            // Without backtracking every expression runs in linear time.
            return new Regex(
                translated.Append(")\\z").ToString(),
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline,
                Timeout
            );
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            throw new AggregationException($"the regular expression [{text}] cannot be understood");
        }
    }
}
