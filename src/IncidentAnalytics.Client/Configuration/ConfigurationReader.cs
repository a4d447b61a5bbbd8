using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace IncidentAnalytics.Client.Configuration;

/// <summary>Reads values of configuration sections. Empty values count as not set, unless a method says otherwise. Messages name the full path, and the value unless it is a secret.</summary>
internal static class ConfigurationReader
{
    private delegate bool Parser<T>(string text, out T value);

    /// <exception cref="FormatException">The section is a value, or has an unknown key, which is most likely misspelled.</exception>
    public static void ThrowIfUnknownKey(IConfiguration section, IReadOnlyCollection<string> known)
    {
        // The value may be a secret.
        if (section is IConfigurationSection { Value.Length: > 0, Path: var path })
            throw new FormatException($"{path} is a value, but must be a section with the keys {string.Join(", ", known)}.");

        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new FormatException($"{child.Path} is not an option. Known options: {string.Join(", ", known)}.");
        }
    }

    /// <exception cref="FormatException">The key is a section.</exception>
    public static string? ReadText(IConfiguration section, string key)
    {
        var value = section.GetSection(key);
        if (value.Value is { Length: > 0 } text)
            return text;
        return value.GetChildren().Any() ? throw new FormatException($"{Path(section, key)} is a section, but must be a value.") : null;
    }

    /// <summary>Reads a text that may be empty; null when it is not set.</summary>
    /// <exception cref="FormatException">The key is a section.</exception>
    public static string? ReadTextOrEmpty(IConfiguration section, string key) => ReadText(section, key) ?? section.GetSection(key).Value;

    public static Secret ReadSecret(IConfiguration section, string key) =>
        ReadText(section, key) is { } text && !string.IsNullOrWhiteSpace(text)
            ? new Secret(text)
            : throw new FormatException($"{Path(section, key)} is missing.");

    public static Uri? ReadAddress(IConfiguration section, string key) =>
        ReadText(section, key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new FormatException($"{Path(section, key)} {SecureAddress.Quote(text)}is not an absolute address.");

    /// <summary>
    /// Reads a time as <c>hh:mm:ss</c> or <c>d.hh:mm:ss</c>. <c>24:00:00</c>, which the platform parses as 24 days, is refused.
    /// </summary>
    public static TimeSpan? ReadTime(IConfiguration section, string key) =>
        Parse<TimeSpan>(section, key, "a time as hh:mm:ss, or d.hh:mm:ss from a day on (such as 1.00:00:00)", TryParseTime);

    public static int? ReadInt32(IConfiguration section, string key) =>
        Parse<int>(
            section,
            key,
            "a whole number",
            static (string text, out int value) =>
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        );

    public static long? ReadInt64(IConfiguration section, string key) =>
        Parse<long>(
            section,
            key,
            "a whole number",
            static (string text, out long value) =>
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        );

    public static bool? ReadBoolean(IConfiguration section, string key) => Parse<bool>(section, key, "true or false", bool.TryParse);

    private static bool TryParseTime(string text, out TimeSpan time)
    {
        time = default;
        // With 24 or more in the place of the hours, the platform parses them as days; without a colon too.
        var hours = text.Split(':')[0].Split('.')[^1];
        return text.Contains(':', StringComparison.Ordinal)
            && int.TryParse(hours, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hour)
            && hour is > -24 and < 24
            && TimeSpan.TryParseExact(text, ["c", "g"], CultureInfo.InvariantCulture, out time);
    }

    private static T? Parse<T>(IConfiguration section, string key, string expected, Parser<T> parser)
        where T : struct =>
        ReadText(section, key) is not { } text ? null
        : parser(text, out var value) ? value
        : throw new FormatException($"{Path(section, key)} '{text}' is not {expected}.");

    private static string Path(IConfiguration section, string key) =>
        section is IConfigurationSection { Path: var path } ? ConfigurationPath.Combine(path, key) : key;
}
