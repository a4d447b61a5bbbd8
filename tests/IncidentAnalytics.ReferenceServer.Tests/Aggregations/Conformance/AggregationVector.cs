using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations.Conformance;

/// <summary>One case that a vendor's own suite asserts: documents, a request, and what must come back.</summary>
internal sealed class AggregationVector(JsonElement json)
{
    public const string Variable = "AGGREGATION_VECTORS";

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

    /// <summary>The folder of the vectors, or null when the environment does not name one.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    /// <summary>All vectors of the folder; none when there is no folder.</summary>
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
