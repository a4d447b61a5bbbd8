using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IncidentAnalytics.Client.Events;

public sealed partial record EventTimeRange
{
    /// <summary>Reads a range from its text on the wire, such as <c>-1.-1.60</c>. What it writes again is the same text.</summary>
    /// <param name="text">Two instants in milliseconds since 1970, or <c>-1</c>, and the minutes; whole numbers without leading zeros.</param>
    /// <exception cref="FormatException">The text is no range, or breaks a rule; the message names it.</exception>
    public static EventTimeRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static EventTimeRange Parse(ReadOnlySpan<char> text) =>
        Read(text, out var problem) ?? throw new FormatException($"'{text}' is not a time range of the events service. {problem}");

    /// <summary>Reads a range from its text on the wire, such as <c>-1.-1.60</c>.</summary>
    /// <param name="text">The text, as for <see cref="Parse(string)"/>.</param>
    /// <param name="result">The range; null when the text is none, or breaks a rule.</param>
    /// <returns>Whether the text is a range.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out EventTimeRange result) =>
        TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string?, out EventTimeRange)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out EventTimeRange result) =>
        (result = Read(text, out _)) is not null;

    /// <summary>The text on the wire, the same in every culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_start}.{_end}.{Minutes}");

    /// <summary>Writes the text on the wire.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="charsWritten">How many characters were written.</param>
    /// <returns>Whether the text had room.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{_start}.{_end}.{Minutes}", out charsWritten);

    // No culture matters and there is one format: only generic code needs what the platform's interfaces ask for besides.
    static EventTimeRange IParsable<EventTimeRange>.Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s);
    }

    static EventTimeRange ISpanParsable<EventTimeRange>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<EventTimeRange>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out EventTimeRange result
    ) => TryParse(s, out result);

    static bool ISpanParsable<EventTimeRange>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out EventTimeRange result
    ) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider)
    {
        ThrowIfFormat(format);
        return ToString();
    }

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        ThrowIfFormat(format);
        return TryFormat(destination, out charsWritten);
    }

    private static EventTimeRange? Read(ReadOnlySpan<char> text, out string? problem)
    {
        Span<System.Range> parts = stackalloc System.Range[4];
        if (
            text.Split(parts, '.') != 3
            || !TryNumber(text[parts[0]], out var start)
            || !TryNumber(text[parts[1]], out var end)
            || !TryNumber(text[parts[2]], out var minutes)
        )
        {
            problem = "It is startTimeInMillis.endTimeInMillis.durationInMinutes, three whole numbers without leading zeros.";
            return null;
        }

        problem = EventTimeRangeRules.Violation(start, end, minutes)?.Rule;
        return problem is null ? new(start, end, minutes) : null;
    }

    /// <summary>Only what would be written again the same way: no plus sign, no leading zero, no space.</summary>
    private static bool TryNumber(ReadOnlySpan<char> text, out long number)
    {
        Span<char> written = stackalloc char[20];
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && number.TryFormat(written, out var length, default, CultureInfo.InvariantCulture)
            && text.SequenceEqual(written[..length]);
    }

    private static void ThrowIfFormat(ReadOnlySpan<char> format)
    {
        if (!format.IsEmpty)
            throw new FormatException($"A time range of the events service has one format; '{format}' is another.");
    }
}
