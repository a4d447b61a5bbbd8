using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Writes optional members; null writes nothing.</summary>
internal static class JsonWriterExtensions
{
    public static void WriteOptional(this Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, FieldValue? value)
    {
        if (value is { } field)
            writer.WriteField(name, field);
    }

    public static void WriteField(this Utf8JsonWriter writer, string name, FieldValue value)
    {
        writer.WritePropertyName(name);
        value.Write(writer);
    }
}
