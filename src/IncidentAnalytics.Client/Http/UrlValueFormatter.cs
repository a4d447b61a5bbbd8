using System.Globalization;
using System.Reflection;
using Refit;

namespace IncidentAnalytics.Client.Http;

/// <summary>
/// Formats values of paths and queries for Refit, independent of the culture. Values without a valid form are refused before the request
/// is sent. Refit escapes the result.
/// </summary>
internal sealed class UrlValueFormatter : IUrlParameterFormatter, IFormUrlEncodedParameterFormatter
{
    /// <summary>The maximum length of an address that <see cref="Uri"/> accepts on every version of the platform, in characters.</summary>
    public const int MaxAddressLength = 65_519;

    /// <summary>The maximum length of a value or query, in characters, which leaves room for the rest of the address.</summary>
    public const int MaxQueryLength = MaxAddressLength - 3_519;

    public static readonly UrlValueFormatter Instance = new();

    /// <summary>Formats a parameter, or a member of a query object.</summary>
    /// <param name="value">The value; null omits a query parameter.</param>
    /// <param name="attributeProvider">The attributes of the parameter, never those of a query object's member.</param>
    /// <param name="type">The type of the parameter or of the query object.</param>
    /// <exception cref="ArgumentException">The value cannot be sent.</exception>
    /// <exception cref="NotSupportedException">The type has no form in an address.</exception>
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        var isParameter = type == typeof(string) || type.IsValueType;
        var query = isParameter ? FindQuery(attributeProvider) : null;

        // A string parameter without [Query] belongs to the path.
        if (type == typeof(string) && query is null)
            return FormatPath((string?)value, attributeProvider);
        return FormatQuery(value, query?.Format);
    }

    /// <summary>Formats a member of a query object that has a format.</summary>
    public string? Format(object? value, string? formatString) => FormatQuery(value, formatString);

    private static QueryAttribute? FindQuery(ICustomAttributeProvider attributes) =>
        attributes.GetCustomAttributes(typeof(QueryAttribute), inherit: false) is [QueryAttribute query, ..] ? query : null;

    private static string FormatPath(string? value, ICustomAttributeProvider attributes)
    {
        // Refit does not pass the name of the parameter, which is "id" in all routes without [AliasAs].
        var name = attributes.GetCustomAttributes(typeof(AliasAsAttribute), inherit: false) is [AliasAsAttribute alias, ..]
            ? alias.Name
            : "id";
        Guard.ThrowIfNotPathSegment(value, name);
        return Validate(value, name);
    }

    private static string? FormatQuery(object? value, string? format) =>
        value switch
        {
            null => null,
            string text => Validate(text, null),
            bool flag => flag ? "true" : "false",
            double number when !double.IsFinite(number) => throw new ArgumentOutOfRangeException(null, "Must be finite."),
            float number when !float.IsFinite(number) => throw new ArgumentOutOfRangeException(null, "Must be finite."),
            DateTimeOffset instant when format is null => IsoInstant.Format(instant.ToUniversalTime()),
            DateTimeOffset instant => ToUtc(instant, format).ToString(format, CultureInfo.InvariantCulture),
            IFormattable formattable and not DateTime => FormatNonEmpty(formattable, format),
            _ => throw CreateNotSupported(value),
        };

    /// <summary>Formats without an offset are in UTC.</summary>
    private static DateTimeOffset ToUtc(DateTimeOffset instant, string format) =>
        format is "O" or "o" || format.AsSpan().IndexOfAny('z', 'K') >= 0 ? instant : instant.ToUniversalTime();

    private static string FormatNonEmpty(IFormattable value, string? format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.Length > 0 ? Validate(text, null) : throw new ArgumentException(OpenValue.EmptyMessage(value.GetType()));
    }

    private static string Validate(string text, string? name)
    {
        Guard.ThrowIfNotUnicode(text, name);
        return text.Length <= MaxQueryLength
            ? text
            : throw new ArgumentException($"Must have at most {MaxQueryLength} characters, not {text.Length}.", name);
    }

    // A DateTime is not an instant, and other objects have no form that the services define.
    private static NotSupportedException CreateNotSupported(object value) =>
        new($"A value of type {value.GetType()} cannot be part of an address.");
}
