using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Configuration;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>The schema for <c>appsettings.json</c> in the client's package describes what the binder accepts.</summary>
public sealed class ConfigurationSchemaTests
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string File => Repository.PathOf("src", "IncidentAnalytics.Client", "ConfigurationSchema.json");

    /// <summary>With the environment variable <c>UPDATE_SCHEMA=1</c>, writes the file.</summary>
    [Fact]
    public void Schema_HasTheKeysTypesDefaultsAndDocumentationOfTheOptions()
    {
        var expected = ConfigurationSchema.Create().ToJsonString(Format) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
            System.IO.File.WriteAllText(File, expected);

        Assert.True(
            expected == System.IO.File.ReadAllText(File),
            $"{File} is not up to date. Run this test with UPDATE_SCHEMA=1 and review the difference."
        );
    }

    [Fact]
    public void Bind_AcceptsEveryDefaultOfTheSchema()
    {
        using var schema = JsonDocument.Parse(System.IO.File.ReadAllText(File));
        var root = schema.RootElement.GetProperty("properties").GetProperty(ConfigurationKeys.Root);
        var values = Defaults(root, ConfigurationKeys.Root).ToDictionary(static d => d.Path, static d => (string?)d.Value);
        var section = new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection(ConfigurationKeys.Root);

        OptionsBinder.Bind(section, new IncidentAnalyticsClientOptions(), tenant: null);

        Assert.Equal("00:01:40", values[$"{ConfigurationKeys.Root}:Tickets:Timeout"]);
    }

    private static IEnumerable<(string Path, string Value)> Defaults(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("default", out var value))
            yield return (path, value.ToString());
        if (!schema.TryGetProperty("properties", out var properties))
            yield break;
        foreach (var inner in properties.EnumerateObject().SelectMany(p => Defaults(p.Value, $"{path}:{p.Name}")))
            yield return inner;
    }
}
