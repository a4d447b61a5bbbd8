using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Testing;
using Refit;

namespace IncidentAnalytics.Conventions.OpenApi;

/// <summary>
/// The OpenAPI document of a service: what the client's interfaces, contracts and documentation say, and in <c>NAME.base.json</c> what they do
/// not (authentication, token endpoints, errors).
/// </summary>
internal static partial class OpenApiDocumentFactory
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Assembly Client = typeof(IncidentAnalyticsClient).Assembly;

    /// <summary>The names of the documents.</summary>
    public static IReadOnlyList<string> Names { get; } = ["tickets", "events", "sonar", "analytics"];

    /// <summary>The path of the file that the reference server serves.</summary>
    public static string PathOf(string name) => Repository.PathOf("src", "IncidentAnalytics.ReferenceServer", "OpenApi", name + ".json");

    /// <summary>Creates the text of a document.</summary>
    public static string Create(string name)
    {
        var document = JsonNode
            .Parse(File.ReadAllText(Repository.PathOf("tests", "IncidentAnalytics.Conventions", "OpenApi", name + ".base.json")))!
            .AsObject();
        var errors = Take(document, "x-errors");
        var components = document["components"]!["schemas"]!.AsObject();
        var schemas = new OpenApiSchemas(components, Take(document, "x-overrides"));
        var paths = document["paths"]!.AsObject();
        foreach (var api in FindInterfaces(name))
        {
            AddTag(document["tags"]!.AsArray(), api);
            foreach (var method in api.GetMethods().OrderBy(static m => m.MetadataToken))
                AddOperation(paths, method, schemas, errors);
        }

        if (schemas.UnusedOverrides.Count > 0)
            throw new InvalidOperationException($"No member has the override {string.Join(", ", schemas.UnusedOverrides)}.");

        document["components"]!["schemas"] = Sort(components);
        return document.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
    }

    private static IEnumerable<Type> FindInterfaces(string name) =>
        Client
            .GetTypes()
            .Where(t =>
                t is { IsInterface: true, IsPublic: true }
                && t.GetMethods().Any(static m => m.IsDefined(typeof(HttpMethodAttribute)))
                && t.Namespace!.Split('.')[2].Equals(name, StringComparison.OrdinalIgnoreCase)
            )
            .OrderBy(static t => t.Name, StringComparer.Ordinal);

    private static void AddTag(JsonArray tags, Type api)
    {
        var description = XmlDocumentation.SummaryOf(FindClient(api)).Replace("Client for ", "", StringComparison.Ordinal);
        var tag = tags.SingleOrDefault(t => (string?)t!["name"] == TagOf(api)) as JsonObject;
        if (tag is null)
        {
            tag = new JsonObject { ["name"] = TagOf(api) };
            tags.Add((JsonNode)tag);
        }

        tag["description"] = char.ToUpperInvariant(description[0]) + description[1..];
    }

    private static void AddOperation(JsonObject paths, MethodInfo method, OpenApiSchemas schemas, JsonObject errors)
    {
        var http = method.GetCustomAttribute<HttpMethodAttribute>()!;
        var body = method.GetParameters().SingleOrDefault(static p => p.IsDefined(typeof(BodyAttribute)));
        var operation = new JsonObject
        {
            ["operationId"] = $"{TagOf(method.DeclaringType!)}_{method.Name[..^"Async".Length]}",
            ["tags"] = new JsonArray(TagOf(method.DeclaringType!)),
            ["summary"] = Route().Replace(XmlDocumentation.SummaryOf(method), "."),
        };
        if (CreateParameters(method, http.Path, schemas) is { Count: > 0 } parameters)
            operation["parameters"] = parameters;
        if (body is not null)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = Json(schemas.Create(body.ParameterType, isRequest: true)),
            };
        }

        operation["responses"] = CreateResponses(method, body is not null, schemas, errors);
        if (paths[http.Path] is null)
            paths[http.Path] = new JsonObject();
        paths[http.Path]![http.Method.Method.ToLowerInvariant()] = operation;
    }

    private static JsonArray CreateParameters(MethodInfo method, string path, OpenApiSchemas schemas)
    {
        var parameters = new JsonArray();
        foreach (var parameter in method.GetParameters())
        {
            var name = parameter.GetCustomAttribute<AliasAsAttribute>()?.Name ?? parameter.Name!;
            if (path.Contains('{' + name + '}', StringComparison.Ordinal))
                parameters.Add(CreateParameter(name, "path", parameter.ParameterType, Describe(method, parameter), schemas));
            else if (parameter.GetCustomAttribute<HeaderAttribute>() is { } header)
                parameters.Add(CreateParameter(header.Header, "header", parameter.ParameterType, Describe(method, parameter), schemas));
            else if (parameter.ParameterType.IsValueType && parameter.ParameterType != typeof(CancellationToken))
                parameters.Add(CreateParameter(name, "query", parameter.ParameterType, Describe(method, parameter), schemas));
            else if (parameter.IsDefined(typeof(QueryAttribute)))
                AddQuery(parameters, parameter.ParameterType, schemas);
        }

        return parameters;
    }

    private static void AddQuery(JsonArray parameters, Type query, OpenApiSchemas schemas)
    {
        // The members of the query itself before those of its base types.
        foreach (var property in query.GetProperties().Where(static p => p.IsDefined(typeof(AliasAsAttribute))))
        {
            parameters.Add(
                CreateParameter(
                    XmlDocumentation.WireName(property)!,
                    "query",
                    property.PropertyType,
                    XmlDocumentation.SummaryOf(property),
                    schemas
                )
            );
        }
    }

    private static JsonObject CreateParameter(string name, string place, Type type, string description, OpenApiSchemas schemas)
    {
        var schema = schemas.Create(type, isRequest: true);
        var described = OpenApiSchemas.Describe([], type, OpenApiSchemas.OmitNull(description));
        var parameter = new JsonObject { ["name"] = name, ["in"] = place };
        if (place == "path")
            parameter["required"] = true;
        if ((string?)described["description"] is { Length: > 0 } text)
            parameter["description"] = text;

        // Lists are separated by commas.
        if ((string?)schema["type"] == "array")
            parameter["explode"] = false;
        parameter["schema"] = schema;
        return parameter;
    }

    private static JsonObject CreateResponses(MethodInfo method, bool hasBody, OpenApiSchemas schemas, JsonObject errors)
    {
        var type = method.ReturnType.GetGenericArguments()[0];
        var responses = new JsonObject();
        string[] successes = method.Name switch
        {
            "CreateAsync" => ["201"],
            "TrainAsync" => ["200", "202"],
            _ => ["200"],
        };
        foreach (var status in successes)
            responses[status] = new JsonObject { ["description"] = "Success.", ["content"] = Json(schemas.Create(type, isRequest: false)) };

        var isAction = method.GetParameters().Any(static p => p.ParameterType == typeof(EmptyObjectBody));
        foreach (var (status, description) in errors)
        {
            if ((status is "409" && !isAction) || (status is "415" or "422" && !hasBody))
                continue;

            var response = new JsonObject { ["description"] = (string)description! };
            if (status == "429")
            {
                response["headers"] = new JsonObject
                {
                    ["Retry-After"] = new JsonObject
                    {
                        ["description"] = "Seconds to wait before the next request.",
                        ["schema"] = new JsonObject { ["type"] = "integer" },
                    },
                };
            }

            response["content"] = Json(new() { ["$ref"] = "#/components/schemas/Error" });
            responses[status] = response;
        }

        return responses;
    }

    /// <summary>Describes a parameter with the client's method of the same name.</summary>
    private static string Describe(MethodInfo method, ParameterInfo parameter) =>
        parameter.Name switch
        {
            "projectId" => "Id of the project, to which the token belongs.",
            "type" => "Events or alarms to count; omit for all.",
            "clientId" => "Id of the client that the token was issued to.",
            var name => XmlDocumentation.ParameterOf(
                FindClient(method.DeclaringType!).GetMethods().First(m => m.Name == method.Name),
                name!
            ),
        };

    private static Type FindClient(Type api) => Client.GetType($"{api.Namespace}.{TagOf(api)}Client", throwOnError: true)!;

    private static string TagOf(Type api) => api.Name[1..^"Api".Length];

    private static JsonObject Json(JsonObject schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Take(JsonObject document, string name)
    {
        var value = document[name]!.AsObject();
        document.Remove(name);
        return value;
    }

    private static JsonObject Sort(JsonObject components) =>
        new(
            components
                .OrderBy(static c => c.Key, StringComparer.Ordinal)
                .Select(static c => KeyValuePair.Create(c.Key, c.Value?.DeepClone()))
        );

    [GeneratedRegex(": `[A-Z]+ /[^`]*`\\.$")]
    private static partial Regex Route();
}
