using System.Globalization;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Formats;

/// <summary>
/// Formats numbers with a pattern of Java's <c>DecimalFormat</c>, such as <c>#,##0.00</c>, <c>000</c>, <c>0.#%</c> or <c>Value is ##0.0</c>.
/// Text around the digits is kept, quoted text is literal, midpoints are rounded to even.
/// </summary>
internal sealed class DecimalFormatter : ValueFormatter
{
    private const string DigitSymbols = "0#.,";

    private readonly string _prefix;
    private readonly string _suffix;
    private readonly int _wholeDigits;
    private readonly int _fractionDigits;
    private readonly int _optionalFractionDigits;
    private readonly int _groupSize;
    private readonly int _factor = 1;

    /// <exception cref="AggregationException">The pattern has no digit.</exception>
    public DecimalFormatter(string pattern)
    {
        var unquoted = MaskQuotedText(pattern);
        var start = unquoted.AsSpan().IndexOfAny(DigitSymbols);
        var end = unquoted.AsSpan().LastIndexOfAny(DigitSymbols);
        var digits = start < 0 ? "" : pattern[start..(end + 1)];
        if (!digits.Contains('0', StringComparison.Ordinal) && !digits.Contains('#', StringComparison.Ordinal))
        {
            throw new AggregationException($"Malformed pattern \"{pattern}\"");
        }

        _prefix = Unquote(pattern[..start]);
        _suffix = Unquote(pattern[(end + 1)..]);
        _factor = _suffix.Contains('%', StringComparison.Ordinal) || _prefix.Contains('%', StringComparison.Ordinal) ? 100 : 1;

        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "" : digits[(point + 1)..];
        var comma = whole.LastIndexOf(',');
        _groupSize = comma < 0 ? 0 : whole.Length - comma - 1;
        _wholeDigits = whole.Count(c => c == '0');
        _fractionDigits = fraction.Count(c => c == '0');
        _optionalFractionDigits = fraction.Count(c => c == '#');
    }

    public override string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            return DoubleText.Format(value);
        }

        var format =
            new string('0', Math.Max(1, _wholeDigits)) + "." + new string('0', _fractionDigits) + new string('#', _optionalFractionDigits);
        var rounded = Round(Math.Abs(value * _factor));
        var text = rounded.ToString(format, CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "" : text[point..];
        if (_wholeDigits == 0 && whole == "0" && fraction.Length > 0)
        {
            whole = "";
        }

        return (value < 0 && rounded != 0 ? "-" : "") + _prefix + Group(whole) + fraction + _suffix;
    }

    private double Round(double value)
    {
        var digits = Math.Min(15, _fractionDigits + _optionalFractionDigits);
        return value < 1e15 ? Math.Round(value, digits, MidpointRounding.ToEven) : value;
    }

    private string Group(string whole)
    {
        if (_groupSize == 0)
        {
            return whole;
        }

        for (var position = whole.Length - _groupSize; position > 0; position -= _groupSize)
        {
            whole = whole.Insert(position, ",");
        }

        return whole;
    }

    /// <summary>The pattern with every quoted character replaced by an apostrophe; the length stays the same.</summary>
    private static string MaskQuotedText(string pattern)
    {
        var characters = pattern.ToCharArray();
        var quoted = false;
        for (var i = 0; i < characters.Length; i++)
        {
            quoted ^= characters[i] == '\'';
            characters[i] = quoted ? '\'' : characters[i];
        }

        return new string(characters);
    }

    private static string Unquote(string text) => text.Replace("'", "", StringComparison.Ordinal);
}
