using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Any aggregation of the service's language, for what this class does not know. Its result is plain JSON.</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="json">
    /// The whole definition: a JSON object such as <c>{"top_hits":{"size":1}}</c>, with its own sub-aggregations if any.
    /// </param>
    /// <exception cref="ArgumentException">The name cannot be sent, or the text is not one JSON object.</exception>
    public static Aggregation<JsonElement> Raw(string name, [StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        Raw(name, JsonText.ParseObject(json, nameof(json)));

    /// <summary>Any aggregation of the service's language, for what this class does not know. Its result is plain JSON.</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="definition">The whole definition: a JSON object, with its own sub-aggregations if any.</param>
    /// <exception cref="ArgumentException">The name cannot be sent, or the element is not an object.</exception>
    public static Aggregation<JsonElement> Raw(string name, JsonElement definition)
    {
        var copy = JsonText.CopyObject(definition, nameof(definition));
        return new(
            name,
            writer =>
            {
                foreach (var member in copy.EnumerateObject())
                    member.WriteTo(writer);
            },
            static reader => reader.Json,
            aggregations: null
        );
    }
}
