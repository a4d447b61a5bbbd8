using System.Text;
using System.Text.RegularExpressions;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>
/// Regular expressions of the vendor's search library: they match whole terms, <c>^</c> and <c>$</c> are plain characters, <c>"…"</c> quotes and
/// <c>@</c> is any text. Its operators <c>~ &amp; # &lt;1-9&gt;</c> are refused.
/// </summary>
internal static class TermExpression
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <exception cref="AggregationException">The expression cannot be understood.</exception>
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
            // Without backtracking no expression can take more than linear time.
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
