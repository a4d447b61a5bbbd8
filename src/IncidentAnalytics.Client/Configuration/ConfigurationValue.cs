using System.Globalization;
using IncidentAnalytics.Client.Serialization;
using Microsoft.Extensions.Configuration;

namespace IncidentAnalytics.Client;

/// <summary>Reads single values; an empty text reads as not set. Messages name the full path, and the value unless it is a secret.</summary>
internal static class ConfigurationValue
{
    private delegate bool Parser<T>(string text, out T value);

    /// <exception cref="FormatException">
    /// The section is a value, or has a key that means nothing: most likely one that is misspelt.
    /// </exception>
    public static void ThrowIfUnknown(IConfiguration section, IReadOnlyCollection<string> known)
    {
        // The value is not shown: it may be a secret.
        if (section is IConfigurationSection { Value.Length: > 0, Path: var path })
            throw new FormatException($"{path} is a value, where a section is expected. Known in it: {string.Join(", ", known)}.");

        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new FormatException($"{child.Path} is not an option. Known here: {string.Join(", ", known)}.");
        }
    }

    /// <exception cref="FormatException">The key is a section.</exception>
    public static string? Text(IConfiguration section, string key)
    {
        var value = section.GetSection(key);
        if (value.Value is { Length: > 0 } text)
            return text;
        return value.GetChildren().Any()
            ? throw new FormatException($"{Path(section, key)} is a section, where a value is expected.")
            : null;
    }

    public static Secret Secret(IConfiguration section, string key) =>
        Text(section, key) is { } text && !string.IsNullOrWhiteSpace(text)
            ? new Secret(text)
            : throw new FormatException($"{Path(section, key)} is missing.");

    public static Uri? Address(IConfiguration section, string key) =>
        Text(section, key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new FormatException($"{Path(section, key)} {SecureAddress.Quote(text)}is not an absolute address.");

    /// <summary>
    /// A time as <c>hh:mm:ss</c> or <c>d.hh:mm:ss</c>. The platform reads <c>24:00:00</c> as 24 days, which nobody means.
    /// </summary>
    public static TimeSpan? Time(IConfiguration section, string key) =>
        Parse<TimeSpan>(
            section,
            key,
            "a time as hh:mm:ss, or d.hh:mm:ss from a day on (such as 1.00:00:00)",
            static (string text, out TimeSpan value) =>
            {
                // The invariant "c" has a colon, two digits everywhere and hours below 24; with "g" a first number above that means days.
                var hours = text.AsSpan(
                    text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot && dot < text.IndexOf(':', StringComparison.Ordinal)
                        ? dot + 1
                        : 0
                );
                value = default;
                return text.Contains(':', StringComparison.Ordinal)
                    && int.TryParse(hours[..hours.IndexOf(':')], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hour)
                    && Math.Abs(hour) < 24
                    && TimeSpan.TryParseExact(text, ["c", "g"], CultureInfo.InvariantCulture, out value);
            }
        );

    public static int? Int32(IConfiguration section, string key) =>
        Parse<int>(
            section,
            key,
            "a whole number",
            static (string text, out int value) =>
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        );

    public static long? Int64(IConfiguration section, string key) =>
        Parse<long>(
            section,
            key,
            "a whole number",
            static (string text, out long value) =>
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        );

    public static bool? Boolean(IConfiguration section, string key) => Parse<bool>(section, key, "true or false", bool.TryParse);

    private static T? Parse<T>(IConfiguration section, string key, string expected, Parser<T> parser)
        where T : struct =>
        Text(section, key) is not { } text ? null
        : parser(text, out var value) ? value
        : throw new FormatException($"{Path(section, key)} '{text}' is not {expected}.");

    private static string Path(IConfiguration section, string key) =>
        section is IConfigurationSection { Path: { Length: > 0 } path } ? ConfigurationPath.Combine(path, key) : key;
}
