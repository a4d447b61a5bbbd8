using System.Collections.ObjectModel;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>The public, read-only side of a model's extension data.</summary>
internal static class UnknownMembers
{
    public static IReadOnlyDictionary<string, JsonElement> AsReadOnly(IDictionary<string, JsonElement>? extra) =>
        extra switch
        {
            null => ReadOnlyDictionary<string, JsonElement>.Empty,
            IReadOnlyDictionary<string, JsonElement> readable => readable,
            _ => new ReadOnlyDictionary<string, JsonElement>(extra),
        };
}
