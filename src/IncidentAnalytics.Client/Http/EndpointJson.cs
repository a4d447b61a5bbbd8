using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Http;

/// <summary>Finds the JSON contracts of generated endpoints, once, when the endpoints are made.</summary>
internal static class EndpointJson
{
    /// <exception cref="ArgumentException">The context does not declare the type: it is not the context of the interface.</exception>
    public static JsonTypeInfo<T> TypeInfo<T>(JsonSerializerContext context) =>
        context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new ArgumentException($"{context.GetType().Name} does not declare {typeof(T)}.", nameof(context));
}
