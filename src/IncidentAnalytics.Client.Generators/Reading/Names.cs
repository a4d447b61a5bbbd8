namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>The namespaces of the types that mean something to the generator.</summary>
internal static class Names
{
    public const string Root = "IncidentAnalytics.Client";
    public const string Http = Root + ".Http";
    public const string Diagnostics = Root + ".Diagnostics";
    public const string Resilience = Root + ".Resilience";
    public const string Serialization = Root + ".Serialization";
    public const string JsonSerializableAttribute = "System.Text.Json.Serialization.JsonSerializableAttribute";

    /// <summary>The HTTP methods, by their attributes' names without <c>Attribute</c>.</summary>
    public static readonly string[] HttpMethods = ["Get", "Post", "Put", "Patch", "Delete"];
}
