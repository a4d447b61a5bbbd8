using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IncidentAnalytics.Client;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Conventions;

/// <summary>
/// The JSON schema of the client's section in <c>appsettings.json</c>: the binder's keys, the types and defaults of the options, and their
/// documentation.
/// </summary>
internal static partial class ConfigurationSchema
{
    private const string TimePattern = @"^(\d+\.)?([01]?\d|2[0-3]):[0-5]?\d(:[0-5]?\d(\.\d{1,7})?)?$";

    public static JsonObject Create() =>
        new()
        {
            ["definitions"] = new JsonObject
            {
                ["logLevel"] = new JsonObject
                {
                    ["properties"] = new JsonObject
                    {
                        ["IncidentAnalytics.Client"] = new JsonObject { ["$ref"] = "#/definitions/logLevelThreshold" },
                    },
                },
            },
            ["type"] = "object",
            ["properties"] = new JsonObject { [ConfigurationKeys.Root] = Section(new IncidentAnalyticsClientOptions()) },
        };

    private static JsonObject Section(object options, params string[] path) =>
        Object(
            Summary(Symbol(options.GetType())),
            ConfigurationKeys.Of(path).Select(key => KeyValuePair.Create(key, (JsonNode?)Value(options, key, path)))
        );

    private static JsonObject Value(object options, string key, string[] path)
    {
        var property =
            options.GetType().GetProperty(key) ?? throw new InvalidOperationException($"{options.GetType().Name} has no property {key}.");
        if (property.PropertyType == typeof(Credential))
            return CredentialValue(Summary(Symbol(property)));
        var value = property.GetValue(options);
        return value is not null && property.PropertyType.Assembly == options.GetType().Assembly && !property.PropertyType.IsEnum
            ? Section(value, [.. path, key])
            : Scalar(property, value);
    }

    private static JsonObject CredentialValue(string description) =>
        new()
        {
            ["type"] = "object",
            ["description"] = description,
            ["anyOf"] = new JsonArray([.. ConfigurationKeys.CredentialTypes.Select(CredentialOfType)]),
        };

    private static JsonObject CredentialOfType(string type)
    {
        var method = Symbol(typeof(Credential)).GetMembers(type).OfType<IMethodSymbol>().First();
        var options = typeof(Credential).Assembly.GetType($"{typeof(Credential).Namespace}.{type}Options");
        var instance = options is null ? null : Activator.CreateInstance(options);
        return Object(
            Summary(method).Replace("Creates a credential", "A credential", StringComparison.Ordinal),
            ConfigurationKeys
                .OfCredential(type)
                .Select(key => KeyValuePair.Create(key, (JsonNode?)CredentialKey(type, key, method, instance)))
        );
    }

    private static JsonObject CredentialKey(string type, string key, IMethodSymbol method, object? options)
    {
        if (key == "Type")
            return new() { ["const"] = type, ["description"] = "The type of the credential." };
        if (options is null)
            return new() { ["type"] = "string", ["description"] = Parameter(method, key) };
        var property = options.GetType().GetProperty(key)!;
        return Scalar(property, property.GetValue(options));
    }

    private static JsonObject Object(string description, IEnumerable<KeyValuePair<string, JsonNode?>> properties) =>
        new()
        {
            ["type"] = "object",
            ["description"] = description,
            ["properties"] = new JsonObject(properties),
            ["additionalProperties"] = false,
        };

    private static JsonObject Scalar(PropertyInfo property, object? value)
    {
        var schema = new JsonObject(Type(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
        if (Default(value) is { } defaultValue)
            schema["default"] = defaultValue;
        schema["description"] = Summary(Symbol(property));
        return schema;
    }

    private static Dictionary<string, JsonNode?> Type(Type type) =>
        type switch
        {
            _ when type == typeof(string) || type == typeof(Secret) => new() { ["type"] = "string" },
            _ when type == typeof(Uri) => new() { ["type"] = "string", ["format"] = "uri" },
            _ when type == typeof(TimeSpan) => new() { ["type"] = "string", ["pattern"] = TimePattern },
            _ when type == typeof(bool) => new() { ["type"] = "boolean" },
            _ when type == typeof(int) || type == typeof(long) => new() { ["type"] = "integer" },
            _ when type == typeof(ClientAuthentication) => new() { ["enum"] = new JsonArray("client_secret_post", "client_secret_basic") },
            _ => throw new InvalidOperationException($"Configuration cannot hold a value of type {type.Name}."),
        };

    private static JsonNode? Default(object? value) =>
        value switch
        {
            string text => text,
            TimeSpan time => time.ToString(),
            bool flag => flag,
            int number => number,
            long number => number,
            ClientAuthentication.ClientSecretPost => "client_secret_post",
            _ => null,
        };

    private static INamedTypeSymbol Symbol(Type type) => SourceProject.Client.Compilation.GetTypeByMetadataName(type.FullName!)!;

    private static ISymbol Symbol(PropertyInfo property) => Symbol(property.DeclaringType!).GetMembers(property.Name).Single();

    private static string Summary(ISymbol symbol) => Text(Documentation(symbol).Element("summary"));

    private static string Parameter(IMethodSymbol method, string key) =>
        Text(
            Documentation(method)
                .Elements("param")
                .Single(p => string.Equals((string?)p.Attribute("name"), key, StringComparison.OrdinalIgnoreCase))
        );

    private static XElement Documentation(ISymbol symbol) => XElement.Parse(symbol.GetDocumentationCommentXml()!);

    private static string Text(XElement? element)
    {
        var parts = element!
            .DescendantNodes()
            .Select(static node =>
                node switch
                {
                    XText text => text.Value,
                    XElement { Name.LocalName: "see" } see => Name((string)(see.Attribute("cref") ?? see.Attribute("langword"))!),
                    _ => "",
                }
            );
        return WhiteSpace().Replace(string.Concat(parts), " ").Trim();
    }

    private static string Name(string reference) => reference.Split('(')[0].Split('.', ':')[^1];

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
