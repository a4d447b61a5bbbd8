using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// Reads a model whose members the service does not document. A member of an unexpected type leaves its property null and is kept with
/// the unknown members, so that it cannot make a response unreadable.
/// </summary>
internal sealed class UndocumentedModelConverter<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A {typeof(T).Name} is a JSON object, not {reader.TokenType}.");

        var contract = GetContract();
        if (NestedJson.TryRead(ref reader, contract, out var model))
            return model;

        using var document = JsonDocument.ParseValue(ref reader);
        return ReadFittingMembers(document.RootElement, contract);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, GetContract());

    private static JsonTypeInfo<T> GetContract() => (JsonTypeInfo<T>)UndocumentedJsonContext.Default.GetTypeInfo(typeof(T))!;

    private static T? ReadFittingMembers(JsonElement model, JsonTypeInfo<T> contract)
    {
        // Ignored properties are part of the contract, too, without a setter and without a type of their own.
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
                // A repeated name must not cost an exception each time.
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
