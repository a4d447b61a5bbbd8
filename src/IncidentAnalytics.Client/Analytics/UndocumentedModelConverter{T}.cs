using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// Reads a model whose members are this client's guesses: a member that arrives with another kind of value leaves its property null and
/// stays among the additional ones, so that no guess makes an answer unreadable.
/// </summary>
internal sealed class UndocumentedModelConverter<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A {typeof(T).Name} is a JSON object, not {reader.TokenType}.");

        var contract = Contract();
        var start = reader;
        try
        {
            return JsonSerializer.Deserialize(ref reader, contract);
        }
        catch (JsonException)
        {
            reader = start;
            using var document = JsonDocument.ParseValue(ref reader);
            return ReadWhatFits(document.RootElement, contract);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, Contract());

    private static JsonTypeInfo<T> Contract() => (JsonTypeInfo<T>)UndocumentedJsonContext.Default.GetTypeInfo(typeof(T))!;

    private static T? ReadWhatFits(JsonElement model, JsonTypeInfo<T> contract)
    {
        // Properties that are ignored are in the contract, too, without a setter and with no type of their own.
        var properties = contract
            .Properties.Where(static p => !p.IsExtensionData && p.Set is not null)
            .ToDictionary(static p => p.Name, StringComparer.Ordinal);
        var misfits = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var fitting = JsonText.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in model.EnumerateObject())
            {
                var name = member.Name;
                // Once is enough: a name that comes again and again must not cost an exception each time.
                if (
                    misfits.ContainsKey(name)
                    || (properties.TryGetValue(name, out var property) && !Fits(member.Value, property, contract.Options))
                )
                {
                    misfits[name] = member.Value.Clone();
                    continue;
                }

                writer.WritePropertyName(name);
                writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        });

        var value = JsonSerializer.Deserialize(fitting, contract);
        var additional = contract.Properties.Single(static p => p.IsExtensionData);
        var extra =
            (IDictionary<string, JsonElement>?)additional.Get!(value!) ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, member) in misfits)
        {
            extra[name] = member;
            ResponseDrift.Current?.Add(name);
        }

        additional.Set!(value!, extra);
        return value;
    }

    private static bool Fits(JsonElement value, JsonPropertyInfo property, JsonSerializerOptions options)
    {
        try
        {
            value.Deserialize(options.GetTypeInfo(property.PropertyType));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
