using System.Buffers;
using System.Globalization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Http;

/// <summary>
/// Writes path and query of one call. Every value is escaped, so that none can leave its place in the URL; the string
/// that comes out is the only allocation.
/// </summary>
/// <remarks>After an exception the buffer is left to the garbage collector: a refused argument is not a hot path.</remarks>
internal ref struct PathAndQueryBuilder
{
    private const int LongestUsualValue = 128;

    private Span<char> _buffer;
    private char[]? _rented;
    private int _length;
    private bool _hasQuery;
    private string _name = "";
    private string _parameterName = "";
    private QueryStyle _style;
    private bool _isFirst;

    public PathAndQueryBuilder(Span<char> buffer) => _buffer = buffer;

    /// <summary>Text of the route, which stands as it is.</summary>
    public void AppendRoute(string text)
    {
        _hasQuery |= text.Contains('?', StringComparison.Ordinal);
        Append(text);
    }

    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The value is empty, <c>.</c> or <c>..</c>, which would change the route, or is not Unicode.</exception>
    public void AppendPathValue(string? value, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(value, parameterName);
        if (value is "" or "." or "..")
            throw new ArgumentException("A path value may not be empty, \".\" or \"..\": it would change the route.", parameterName);

        _parameterName = parameterName;
        AppendEscaped(value);
    }

    /// <summary>A Guid or an integer.</summary>
    public void AppendPathValue<T>(T value, string parameterName)
        where T : struct, ISpanFormattable
    {
        _parameterName = parameterName;
        AppendFormatted(value, format: null);
    }

    /// <summary>A parameter with at most one value; without one it is not written.</summary>
    /// <param name="escapedName">The name on the wire, escaped.</param>
    /// <param name="parameterName">The argument's name, for exceptions.</param>
    public void BeginParameter(string escapedName, string parameterName) => Begin(escapedName, parameterName, QueryStyle.Single);

    /// <summary>A parameter whose values are separated by commas; without values it is not written.</summary>
    public void BeginList(string escapedName, string parameterName) => Begin(escapedName, parameterName, QueryStyle.List);

    /// <summary>A parameter that is repeated for each value.</summary>
    public void BeginRepeated(string escapedName, string parameterName) => Begin(escapedName, parameterName, QueryStyle.Repeated);

    /// <summary>Text; null is left out, empty text is sent.</summary>
    public void AppendValue(string? value)
    {
        if (value is null)
            return;

        AppendSeparator();
        AppendEscaped(value);
    }

    /// <summary><c>true</c> or <c>false</c>; null is left out.</summary>
    public void AppendValue(bool? value)
    {
        if (value is null)
            return;

        AppendSeparator();
        Append(value.Value ? "true" : "false");
    }

    /// <summary>A number, Guid or date in the invariant culture; null is left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public void AppendValue<T>(T? value, string? format = null)
        where T : struct, ISpanFormattable
    {
        if (value is not { } present)
            return;
        // The type test is the compiler's: only a double or a float is ever looked at as an object.
        if ((typeof(T) == typeof(double) && !double.IsFinite((double)(object)present)) || (typeof(T) == typeof(float) && !float.IsFinite((float)(object)present)))
            throw new ArgumentOutOfRangeException(_parameterName, "A number in a query must be finite.");

        AppendSeparator();
        AppendFormatted(present, format);
    }

    /// <summary>A value whose <c>ToString</c> is its wire text; null is left out.</summary>
    /// <exception cref="ArgumentException">The value has no text: it is <c>default</c>.</exception>
    public void AppendOpenValue<T>(T? value)
        where T : struct, IOpenValue<T>
    {
        if (value is not { } present)
            return;

        var text = present.ToString();
        if (string.IsNullOrEmpty(text))
            throw new ArgumentException($"A default {typeof(T).Name} has no text to send.", _parameterName);

        AppendSeparator();
        AppendEscaped(text);
    }

    /// <summary>The finished path and query. The builder is not used afterwards.</summary>
    public string ToStringAndRelease()
    {
        var text = new string(_buffer[.._length]);
        if (_rented is not null)
            ArrayPool<char>.Shared.Return(_rented);
        this = default;
        return text;
    }

    private void Begin(string escapedName, string parameterName, QueryStyle style)
    {
        _name = escapedName;
        _parameterName = parameterName;
        _style = style;
        _isFirst = true;
    }

    private void AppendSeparator()
    {
        if (_isFirst || _style == QueryStyle.Repeated)
        {
            Append(_hasQuery ? "&" : "?");
            Append(_name);
            Append("=");
            _hasQuery = true;
            _isFirst = false;
        }
        else
        {
            Append(",");
        }
    }

    private void AppendFormatted<T>(T value, string? format)
        where T : struct, ISpanFormattable
    {
        Span<char> text = stackalloc char[LongestUsualValue];
        if (value.TryFormat(text, out var written, format, CultureInfo.InvariantCulture))
            AppendEscaped(text[..written]);
        else
            AppendEscaped(value.ToString(format, CultureInfo.InvariantCulture));
    }

    private void AppendEscaped(scoped ReadOnlySpan<char> text)
    {
        Reserve(text.Length * PercentEncoding.LongestExpansion);
        if (!PercentEncoding.TryEncode(text, _buffer[_length..], out var written))
            throw new ArgumentException("The text has half of a surrogate pair: it is not Unicode.", _parameterName);
        _length += written;
    }

    private void Append(string text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length >= count)
            return;

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(checked(_length + count), _buffer.Length * 2));
        _buffer[.._length].CopyTo(larger);
        if (_rented is not null)
            ArrayPool<char>.Shared.Return(_rented);
        _buffer = _rented = larger;
    }

    private enum QueryStyle
    {
        Single,
        List,
        Repeated,
    }
}
