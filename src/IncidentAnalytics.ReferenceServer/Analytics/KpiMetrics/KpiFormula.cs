using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>
/// The formula of a CUSTOM metric: numbers, <c>+ - * /</c>, parentheses, and the names of the other metric types, each of which stands for
/// that type's value with the custom metric's own filters, aggregation and window. <c>(MTTR - MTTA) / 60</c>.
/// </summary>
internal sealed class KpiFormula
{
    private const int MostLength = 500;

    private readonly Func<Func<string, decimal?>, decimal?> _evaluate;

    private KpiFormula(Func<Func<string, decimal?>, decimal?> evaluate) => _evaluate = evaluate;

    /// <param name="text">The formula.</param>
    /// <param name="formula">The formula when it is one.</param>
    /// <param name="problem">Otherwise what is wrong, as a sentence.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out KpiFormula? formula, [NotNullWhen(false)] out string? problem)
    {
        (formula, problem) = (null, null);
        try
        {
            if (text.Length > MostLength)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"A formula has at most {MostLength} characters."));
            }

            formula = new KpiFormula(new KpiFormulaReader(text).Read());
            return true;
        }
        catch (FormatException e)
        {
            problem = e.Message;
            return false;
        }
    }

    /// <summary>Null when a metric in it has no value, a division is by zero, or a number grows beyond what can be held.</summary>
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
