using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Tests.World;

/// <summary>Writes the documents of tickets as NDJSON.</summary>
internal static class TicketJson
{
    public static byte[] ToJsonLines(IEnumerable<Ticket> tickets)
    {
        using var bytes = new MemoryStream();
        using var writer = new Utf8JsonWriter(bytes);
        foreach (var ticket in tickets)
        {
            writer.WriteStartObject();
            foreach (var (field, value) in TicketFields.ToDocument(ticket).Values)
            {
                Write(writer, field, value);
            }

            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string field, FieldValue value)
    {
        switch (value.Kind)
        {
            case FieldValueKind.Boolean:
                writer.WriteBoolean(field, value.AsBoolean);
                break;
            case FieldValueKind.Long:
                writer.WriteNumber(field, value.AsLong);
                break;
            case FieldValueKind.Double:
                writer.WriteNumber(field, value.AsDouble);
                break;
            case FieldValueKind.Date:
                writer.WriteString(field, DateTimeOffset.FromUnixTimeMilliseconds(value.AsLong).UtcDateTime);
                break;
            default:
                writer.WriteString(field, value.ToString());
                break;
        }
    }
}
