using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Http;

/// <summary>Parses response bodies for mocks.</summary>
internal static class ResponseJson
{
    /// <exception cref="ArgumentException">The text is not a response of the service.</exception>
    public static T Parse<T>(string json, JsonTypeInfo<T> type, string service)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSource.Deserialize(UnicodeJson.Repair(json), type)
                ?? throw new ArgumentException("Must be a JSON object, not null.", nameof(json));
        }
        catch (JsonException e)
        {
            throw new ArgumentException(
                $"Not a response of the {service} service: {ServerText.Show(e.Message, [], ServerText.MaxNameLength)}",
                nameof(json),
                e
            );
        }
    }
}
