using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>Reads and writes both forms of a page.</summary>
/// <remarks>
/// A contract of System.Text.Json cannot be an object or an array. A converter buffers its value: one page of at most 100 items, or a bare
/// array limited by <c>MaxResponseBytes</c>.
/// </remarks>
internal sealed class AnalyticsPageConverter<T> : JsonConverter<AnalyticsPage<T>>
{
    public override AnalyticsPage<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var item = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            var items = ReadItems(ref reader, item, "$");
            return new()
            {
                Results = items,
                Count = items.Count,
                IsBareArray = true,
            };
        }

        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"A page is an object with 'results' or an array, not {reader.TokenType}.");

        List<T>? results = null;
        var hasResults = false;
        long? count = null;
        string? next = null,
            previous = null;
        Dictionary<string, JsonElement>? extra = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "results":
                    hasResults = true;
                    results = reader.TokenType == JsonTokenType.Null ? null : ReadItems(ref reader, item, "$.results");
                    break;
                case "count":
                    count = ReadValue<long?>(ref reader, options, "$.count");
                    break;
                case "next":
                    next = ReadValue<string>(ref reader, options, "$.next");
                    break;
                case "previous":
                    previous = ReadValue<string>(ref reader, options, "$.previous");
                    break;
                default:
                    (extra ??= new(StringComparer.Ordinal))[name] = JsonElement.ParseValue(ref reader);
                    break;
            }
        }

        // Another object, such as an error sent with status 200, must not read as an empty list.
        return hasResults
            ? new()
            {
                Results = results ?? [],
                Count = count,
                Next = next,
                Previous = previous,
                Extra = extra,
            }
            : throw new JsonException("A page that is an object needs 'results'.");
    }

    public override void Write(Utf8JsonWriter writer, AnalyticsPage<T> value, JsonSerializerOptions options)
    {
        if (value.IsBareArray)
        {
            WriteItems(writer, value, options);
            return;
        }

        writer.WriteStartObject();
        if (value.Count is { } count)
            writer.WriteNumber("count", count);
        writer.WriteString("next", value.Next);
        writer.WriteString("previous", value.Previous);
        writer.WritePropertyName("results");
        WriteItems(writer, value, options);
        foreach (var (name, member) in value.AdditionalProperties)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(member.GetRawText(), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static List<T> ReadItems(ref Utf8JsonReader reader, JsonTypeInfo<T> type, string path)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"The results of a page are an array, not {reader.TokenType}.");

        var items = new List<T>();
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (ReadValue(ref reader, type, path, index) is { } item)
                items.Add(item);
        }

        return items;
    }

    private static TValue? ReadValue<TValue>(ref Utf8JsonReader reader, JsonSerializerOptions options, string path) =>
        ReadValue(ref reader, (JsonTypeInfo<TValue>)options.GetTypeInfo(typeof(TValue)), path, index: null);

    private static TValue? ReadValue<TValue>(ref Utf8JsonReader reader, JsonTypeInfo<TValue> type, string path, int? index)
    {
        if (NestedJson.TryRead(ref reader, type, out var value))
            return value;

        try
        {
            return JsonSerializer.Deserialize(ref reader, type);
        }
        catch (JsonException e)
        {
            // The path of the exception is relative to the value; prepend the path within the page.
            var element = index is { } i ? string.Create(CultureInfo.InvariantCulture, $"[{i}]") : "";
            throw new JsonException(e.Message, $"{path}{element}{e.Path?[1..]}", e.LineNumber, e.BytePositionInLine, e);
        }
    }

    private static void WriteItems(Utf8JsonWriter writer, AnalyticsPage<T> page, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var item in page.Results)
            JsonSerializer.Serialize(writer, item, type);
        writer.WriteEndArray();
    }
}
