using System.Collections.ObjectModel;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Exposes the extension data of a model as read-only.</summary>
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
