using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace IncidentAnalytics.Conventions.OpenApi;

/// <summary>A document as it is served, for validation of messages.</summary>
internal sealed class OpenApiContract
{
    private static readonly ConcurrentDictionary<string, OpenApiContract> Loaded = new();

    private readonly JsonObject _document;

    private OpenApiContract(JsonObject document)
    {
        _document = document;
        Operations =
        [
            .. from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select new OpenApiOperation(this, path.Key, operation.Key, operation.Value!.AsObject()),
        ];
    }

    public IReadOnlyList<OpenApiOperation> Operations { get; }

    public static OpenApiContract Load(string name) =>
        Loaded.GetOrAdd(name, static n => new(JsonNode.Parse(File.ReadAllText(OpenApiDocumentFactory.PathOf(n)))!.AsObject()));

    /// <summary>The example of a schema.</summary>
    public string Example(string schema) => _document["components"]!["schemas"]![schema]!["example"]!.ToJsonString();

    /// <summary>Validates a message, and refuses members that the document does not name.</summary>
    public IEnumerable<string> Validate(JsonObject schema, JsonNode? message)
    {
        var definitions = _document["components"]!["schemas"]!
            .AsObject()
            .Select(static s => KeyValuePair.Create(s.Key, ToJsonSchema(s.Value)));
        var root = ToJsonSchema(schema)!.AsObject();
        root["$defs"] = new JsonObject(definitions);
        using var json = JsonDocument.Parse(message?.ToJsonString() ?? "null");
        var result = JsonSchema
            .FromText(root.ToJsonString())
            .Evaluate(json.RootElement, new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return result.IsValid
            ? []
            : from detail in result.Details ?? []
            from error in detail.Errors ?? new Dictionary<string, string>()
            select $"{detail.InstanceLocation} {error.Key}: {error.Value} ({detail.EvaluationPath})";
    }

    /// <summary>Translates a schema of OpenAPI 3.0 to JSON Schema 2020-12.</summary>
    private static JsonNode? ToJsonSchema(JsonNode? node)
    {
        if (node is JsonArray list)
            return new JsonArray([.. list.Select(ToJsonSchema)]);
        if (node is not JsonObject schema)
            return node?.DeepClone();

        var result = new JsonObject();
        foreach (var (name, value) in schema)
        {
            switch (name)
            {
                case "nullable" or "example" or "description":
                    break;
                case "$ref":
                    result[name] = ((string)value!).Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
                    break;
                case "properties":
                    // Their names are not keywords.
                    result[name] = new JsonObject(value!.AsObject().Select(static p => KeyValuePair.Create(p.Key, ToJsonSchema(p.Value))));
                    break;
                default:
                    result[name] = ToJsonSchema(value);
                    break;
            }
        }

        if (result.ContainsKey("properties") && !result.ContainsKey("additionalProperties"))
            result["additionalProperties"] = false;
        if (schema["nullable"] is null)
            return result;

        if (result["type"] is not { } type || result.ContainsKey("allOf"))
            return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, result) };

        result["type"] = new JsonArray((string)type!, "null");
        return result;
    }
}

/// <summary>An operation of a document.</summary>
internal sealed class OpenApiOperation(OpenApiContract contract, string path, string method, JsonObject json)
{
    public OpenApiContract Contract => contract;

    public string Id => (string)json["operationId"]!;

    public string Path => path;

    public string Method => method.ToUpperInvariant();

    public bool HasBody => json.ContainsKey("requestBody");

    /// <summary>The schema of a JSON body; null for none and for forms.</summary>
    public JsonObject? RequestSchema => json["requestBody"]?["content"]?["application/json"]?["schema"]?.AsObject();

    public JsonObject ResponseSchema(int status) =>
        json["responses"]![$"{status}"]?["content"]?["application/json"]?["schema"]?.AsObject()
        ?? throw new InvalidOperationException($"{Id} does not document status {status}.");
}
