using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations.Conformance;

/// <summary>A case of a vendor's test suite: documents, a request and the expected response.</summary>
internal sealed class AggregationVector(JsonElement json)
{
    public const string EnvironmentVariable = "AGGREGATION_VECTORS";

    public string Id { get; } = json.GetProperty("id").GetString()!;

    public string Title { get; } = json.GetProperty("title").GetString()!;

    public JsonElement Mapping => json.GetProperty("mapping");

    public JsonElement Documents => json.GetProperty("docs");

    public JsonElement? Query => Optional("query");

    public JsonElement Aggregations => json.GetProperty("aggs");

    public string? Match => Optional("match")?.GetString();

    public JsonElement? Expected => Optional("expected");

    public JsonElement? Error => Optional("error");

    public long? Total => Optional("total")?.GetInt64();

    public double Tolerance => Optional("tolerance")?.GetDouble() ?? 0;

    public IEnumerable<string> Absent => Optional("absent")?.EnumerateArray().Select(path => path.GetString()!) ?? [];

    /// <summary>The folder of the vectors; null when the environment variable is not set.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } folder ? folder : null;

    /// <summary>All vectors in the folder; empty without a folder.</summary>
    public static IReadOnlyList<AggregationVector> All { get; } =
        Folder is null
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(Folder, "*.json")
                    .Order(StringComparer.Ordinal)
                    .SelectMany(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("vectors").EnumerateArray())
                    .Select(vector => new AggregationVector(vector)),
            ];

    private JsonElement? Optional(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
