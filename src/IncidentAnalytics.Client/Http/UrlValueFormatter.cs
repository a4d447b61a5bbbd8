using System.Globalization;
using System.Reflection;
using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Http;

/// <summary>
/// Writes the values of paths and queries for Refit: one form for each kind, the same in every culture, and refused before anything is
/// sent where there is none. Refit escapes what is returned.
/// </summary>
internal sealed class UrlValueFormatter : IUrlParameterFormatter, IFormUrlEncodedParameterFormatter
{
    /// <summary>The longest address that <see cref="Uri"/> takes on every version of the platform, in characters.</summary>
    public const int MaxAddressLength = 65_519;

    /// <summary>The longest value or query, in characters: it leaves room for the service's address, the path and what is always short.</summary>
    public const int MaxQueryLength = MaxAddressLength - 3_519;

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static readonly UrlValueFormatter Instance = new();

    /// <summary>Writes a parameter, or a member of a query object.</summary>
    /// <param name="value">The value; null leaves a query parameter out.</param>
    /// <param name="attributeProvider">The attributes of the parameter, never those of a query object's member.</param>
    /// <param name="type">The type of the parameter; for a member, that of the query object.</param>
    /// <exception cref="ArgumentException">The value cannot be sent.</exception>
    /// <exception cref="NotSupportedException">The type has no form in an address.</exception>
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        var isParameter = type == typeof(string) || type.IsValueType;
        var query = isParameter ? FindQuery(attributeProvider) : null;

        // Text that is a parameter by itself, without [Query], belongs to the path.
        if (type == typeof(string) && query is null)
            return PathValue((string?)value, attributeProvider);
        return QueryValue(value, query?.Format);
    }

    /// <summary>Writes a member of a query object that names a format.</summary>
    public string? Format(object? value, string? formatString) => QueryValue(value, formatString);

    private static QueryAttribute? FindQuery(ICustomAttributeProvider attributes) =>
        attributes.GetCustomAttributes(typeof(QueryAttribute), inherit: false) is [QueryAttribute query, ..] ? query : null;

    private static string PathValue(string? value, ICustomAttributeProvider attributes)
    {
        // Without another name it is "id" in all our routes; Refit does not tell the parameter's own.
        var name = attributes.GetCustomAttributes(typeof(AliasAsAttribute), inherit: false) is [AliasAsAttribute alias, ..]
            ? alias.Name
            : "id";
        ArgumentNullException.ThrowIfNull(value, name);
        if (value is "" or "." or "..")
            throw new ArgumentException("""A path value must not be empty, "." or "..": it would change the route.""", name);
        return Text(value, name);
    }

    private static string? QueryValue(object? value, string? format) =>
        value switch
        {
            null => null,
            string text => Text(text, null),
            bool flag => flag ? "true" : "false",
            double number when !double.IsFinite(number) => throw new ArgumentOutOfRangeException(
                null,
                "A number in a query must be finite."
            ),
            float number when !float.IsFinite(number) => throw new ArgumentOutOfRangeException(null, "A number in a query must be finite."),
            DateTimeOffset instant => Utc(instant, format).ToString(format ?? Instant, CultureInfo.InvariantCulture),
            IFormattable formattable and not DateTime => NotEmpty(formattable, format),
            _ => throw NotSupported(value),
        };

    /// <summary>A format that writes no offset is for UTC: with any other it would name a different instant.</summary>
    private static DateTimeOffset Utc(DateTimeOffset instant, string? format) =>
        format is "O" or "o" || format?.AsSpan().IndexOfAny('z', 'K') >= 0 ? instant : instant.ToUniversalTime();

    private static string NotEmpty(IFormattable value, string? format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.Length > 0 ? Text(text, null) : throw new ArgumentException(OpenValue.EmptyMessage(value.GetType()));
    }

    private static string Text(string text, string? name)
    {
        Guard.ThrowIfNotUnicode(text, name);
        return text.Length <= MaxQueryLength
            ? text
            : throw new ArgumentException($"The text has {text.Length} characters, where an address has room for {MaxQueryLength}.", name);
    }

    // A DateTime does not say which instant it is, and any other object has no text that a service would understand.
    private static NotSupportedException NotSupported(object value) =>
        new($"A value of type {value.GetType()} cannot be part of an address.");
}
