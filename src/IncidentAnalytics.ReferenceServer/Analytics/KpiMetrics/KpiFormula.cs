using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>
/// The formula of a CUSTOM metric, such as <c>(MTTR - MTTA) / 60</c>: numbers, <c>+ - * /</c>, parentheses, and the names of other metric
/// types, which stand for their values with the filters, aggregation and time window of the custom metric.
/// </summary>
internal sealed class KpiFormula
{
    private const int MaxLength = 500;

    private readonly Func<Func<string, decimal?>, decimal?> _evaluate;

    private KpiFormula(Func<Func<string, decimal?>, decimal?> evaluate) => _evaluate = evaluate;

    /// <param name="text">The text of the formula.</param>
    /// <param name="formula">The formula, or null.</param>
    /// <param name="problem">The error message, or null.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out KpiFormula? formula, [NotNullWhen(false)] out string? problem)
    {
        (formula, problem) = (null, null);
        try
        {
            if (text.Length > MaxLength)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"A formula has at most {MaxLength} characters."));
            }

            formula = new KpiFormula(new KpiFormulaParser(text).Read());
            return true;
        }
        catch (FormatException e)
        {
            problem = e.Message;
            return false;
        }
    }

    /// <summary>Evaluates the formula; null when a metric has no value, on a division by zero, or on an overflow.</summary>
    public decimal? Evaluate(Func<string, decimal?> valueOf)
    {
        try
        {
            return _evaluate(valueOf);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

/// <summary>A recursive descent parser for formulas.</summary>
internal sealed class KpiFormulaParser(string text)
{
    private int _position;

    /// <exception cref="FormatException">The text is not a formula; the message says why and where.</exception>
    public Func<Func<string, decimal?>, decimal?> Read()
    {
        var sum = Sum();
        return _position == text.Length ? sum : throw Problem("an operator is expected");
    }

    private Func<Func<string, decimal?>, decimal?> Sum()
    {
        var left = Product();
        while (Next() is '+' or '-')
        {
            var (before, isPlus) = (left, text[_position++] == '+');
            var right = Product();
            left = isPlus ? values => before(values) + right(values) : values => before(values) - right(values);
        }

        return left;
    }

    private Func<Func<string, decimal?>, decimal?> Product()
    {
        var left = Value();
        while (Next() is '*' or '/')
        {
            var (before, isTimes) = (left, text[_position++] == '*');
            var right = Value();
            left = isTimes
                ? values => before(values) * right(values)
                : values => right(values) is { } by && by != 0 ? before(values) / by : null;
        }

        return left;
    }

    private Func<Func<string, decimal?>, decimal?> Value()
    {
        switch (Next())
        {
            case '(':
                _position++;
                var inner = Sum();
                if (Next() != ')')
                {
                    throw Problem("a closing parenthesis is expected");
                }

                _position++;
                return inner;
            case '-':
                _position++;
                var negated = Value();
                return values => -negated(values);
            case >= '0' and <= '9':
                return Number();
            case >= 'A' and <= 'Z':
                return Name();
            default:
                throw Problem("a number, the name of a metric type or a parenthesis is expected");
        }
    }

    private Func<Func<string, decimal?>, decimal?> Number()
    {
        var word = Word(static c => char.IsAsciiDigit(c) || c == '.');
        return decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? _ => number
            : throw Problem($"'{word}' is not a number");
    }

    private Func<Func<string, decimal?>, decimal?> Name()
    {
        var word = Word(static c => char.IsAsciiLetterUpper(c) || c == '_');
        return word != KpiMetricTypes.Custom && KpiMetricTypes.All.Contains(word, StringComparer.Ordinal)
            ? values => values(word)
            : throw Problem($"'{word}' is not a metric type that can be measured");
    }

    private string Word(Func<char, bool> belongs)
    {
        var start = _position;
        while (_position < text.Length && belongs(text[_position]))
        {
            _position++;
        }

        return text[start.._position];
    }

    /// <summary>The next character that is not a space; NUL at the end.</summary>
    private char Next()
    {
        while (_position < text.Length && text[_position] == ' ')
        {
            _position++;
        }

        return _position < text.Length ? text[_position] : '\0';
    }

    private FormatException Problem(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"At character {_position + 1} of the formula {what}."));
}
