using System.Globalization;
using IncidentAnalytics.Client.Serialization;
using Microsoft.Extensions.Configuration;

namespace IncidentAnalytics.Client;

/// <summary>Reads single values; an empty text reads as not set. Messages name the full path, and the value unless it is a secret.</summary>
internal static class ConfigurationValue
{
    private delegate bool Parser<T>(string text, out T value);

    public static string? Text(IConfiguration section, string key) => section[key] is { Length: > 0 } text ? text : null;

    public static Secret Secret(IConfiguration section, string key) =>
        string.IsNullOrWhiteSpace(section[key]) ? throw new FormatException($"{Path(section, key)} is missing.") : new Secret(section[key]!);

    public static Uri? Address(IConfiguration section, string key) =>
        Text(section, key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new FormatException($"{Path(section, key)} {SecureAddress.Shown(text)}is not an absolute address.");

    public static TimeSpan? Time(IConfiguration section, string key) => Parse<TimeSpan>(
        section, key, "a time (hh:mm:ss)", static (string text, out TimeSpan value) =>
            TimeSpan.TryParseExact(text, ["c", "g"], CultureInfo.InvariantCulture, out value) && text.Contains(':', StringComparison.Ordinal)); // "100" would be days

    public static int? Int32(IConfiguration section, string key) => Parse<int>(
        section, key, "a whole number", static (string text, out int value) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public static long? Int64(IConfiguration section, string key) => Parse<long>(
        section, key, "a whole number", static (string text, out long value) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public static bool? Boolean(IConfiguration section, string key) => Parse<bool>(section, key, "true or false", bool.TryParse);

    private static T? Parse<T>(IConfiguration section, string key, string expected, Parser<T> parser)
        where T : struct =>
        Text(section, key) is not { } text ? null
        : parser(text, out var value) ? value
        : throw new FormatException($"{Path(section, key)} '{text}' is not {expected}.");

    private static string Path(IConfiguration section, string key) =>
        section is IConfigurationSection { Path: { Length: > 0 } path } ? ConfigurationPath.Combine(path, key) : key;
}
