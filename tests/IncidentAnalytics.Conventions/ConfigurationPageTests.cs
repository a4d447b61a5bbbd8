using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Configuration;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>docs/configuration.md has every key of the schema with its default, every option that is set in code, and no other keys.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "configuration.md"));

    private static readonly JsonElement Schema = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("src", "IncidentAnalytics.Client", "ConfigurationSchema.json")))
        .RootElement.GetProperty("properties")
        .GetProperty(ConfigurationKeys.Root);

    private static readonly string[] Services = ["Tickets", "Events", "Sonar", "Analytics"];

    [Fact]
    public void Tables_HaveTheKeysOfTheSchema()
    {
        var documented = Rows("All services")
            .Select(static row => row[0])
            .Concat(from row in Rows("Each service") from key in Keys(row[0]) select key);

        Assert.Equal(
            Leaves(Schema, "").Select(static leaf => leaf.Key).Order(StringComparer.Ordinal),
            documented.Select(static key => key.Trim('`')).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Tables_HaveTheDefaultsOfTheSchema() =>
        Findings.AssertNone(
            from row in Rows("All services").Concat(Rows("Each service"))
            from key in Keys(row[0].Trim('`'))
            let leaf = Leaves(Schema, "").Single(l => l.Key == key).Value
            where leaf.TryGetProperty("default", out _)
            let expected = leaf.GetProperty("default").ToString()
            where !Codes(row[1]).Any(code => IsSame(code, expected))
            select $"{key}: {expected}, not {row[1]}"
        );

    [Fact]
    public void Credentials_HaveTheTypesAndKeysOfTheSchema()
    {
        var types = Schema.GetProperty("properties").GetProperty("Sonar").GetProperty("properties").GetProperty("Credential");
        var expected = types
            .GetProperty("anyOf")
            .EnumerateArray()
            .Select(static type => type.GetProperty("properties"))
            .Select(static keys =>
                $"{keys.GetProperty("Type").GetProperty("const")}: "
                + string.Join(
                    ' ',
                    keys.EnumerateObject().Select(static p => p.Name).Where(static n => n != "Type").Order(StringComparer.Ordinal)
                )
            );

        var documented = Rows("Credentials")
            .Where(static row => row[0].Length > 0)
            .Select(static row =>
                $"{row[0].Trim('`')}: "
                + string.Join(' ', Codes(row[1]).Where(static code => char.IsAsciiLetterUpper(code[0])).Order(StringComparer.Ordinal))
            );

        Assert.Equal(expected.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void InCodeOnly_HasTheOtherOptions()
    {
        var inCode = Rows("In code only").SelectMany(static row => Codes(row[0])).Select(static code => code.Split('.')[^1]);
        var bound = Leaves(Schema, "").SelectMany(static leaf => leaf.Key.Split(':'));
        Type[] options =
        [
            typeof(IncidentAnalyticsClientOptions),
            typeof(TicketsOptions),
            typeof(EventsOptions),
            typeof(SonarOptions),
            typeof(AnalyticsOptions),
            typeof(TokenRequestOptions),
            typeof(SharedTokenOptions),
        ];

        Assert.Equal(
            options
                .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                .Select(static property => property.Name)
                .Distinct(StringComparer.Ordinal)
                .Except(bound, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            inCode.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Section_IsAccepted()
    {
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Json().Match(Page).Groups[1].Value));
        var options = new IncidentAnalyticsClientOptions();

        OptionsBinder.Bind(
            new ConfigurationBuilder().AddJsonStream(json).Build().GetSection(ConfigurationKeys.Root),
            options,
            tenant: null
        );

        Assert.True(new OptionsValidator(tenant: null).Validate("", options).Succeeded);
        var defaults = new IncidentAnalyticsClientOptions();
        Assert.Equal(defaults.MaxResponseBytes, options.MaxResponseBytes);
        Assert.Equal(defaults.Tickets.Timeout, options.Tickets.Timeout);
        Assert.Equal(defaults.SharedTokens.Timeout, options.SharedTokens.Timeout);
    }

    /// <summary>The keys of a row: one of a service, or of all of them.</summary>
    private static IEnumerable<string> Keys(string key)
    {
        key = key.Trim('`');
        return key.Contains(':', StringComparison.Ordinal) || Schema.GetProperty("properties").TryGetProperty(key, out _)
            ? [key]
            : Services.Select(service => $"{service}:{key}");
    }

    private static bool IsSame(string code, string expected) =>
        string.Equals(code, expected, StringComparison.OrdinalIgnoreCase)
        || (TimeSpan.TryParse(code, out var time) && TimeSpan.TryParse(expected, out var other) && time == other);

    /// <summary>The keys with a value, and a credential as one key.</summary>
    private static IEnumerable<(string Key, JsonElement Value)> Leaves(JsonElement schema, string path) =>
        schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}:{p.Name}"))
            : [(path, schema)];

    /// <summary>The rows of the table under a heading, without its head.</summary>
    private static IEnumerable<string[]> Rows(string heading) =>
        Page.Split($"\n## {heading}\n")[1]
            .Split("\n## ")[0]
            .Split('\n')
            .Where(static line => line.StartsWith('|'))
            .Skip(2)
            .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray());

    private static IEnumerable<string> Codes(string cell) => Code().Matches(cell).Select(static m => m.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Json();
}
