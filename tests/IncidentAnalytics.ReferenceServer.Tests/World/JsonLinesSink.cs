using System.Text.Json;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Tests.World;

internal sealed class JsonLinesSink(Utf8JsonWriter writer) : ITicketFieldSink
{
    public static byte[] Write(IEnumerable<Ticket> tickets)
    {
        using var bytes = new MemoryStream();
        using var writer = new Utf8JsonWriter(bytes);
        var sink = new JsonLinesSink(writer);
        foreach (var ticket in tickets)
        {
            writer.WriteStartObject();
            TicketFields.Write(ticket, sink);
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }

    public void Add(string field, string value) => writer.WriteString(field, value);

    public void Add(string field, bool value) => writer.WriteBoolean(field, value);

    public void Add(string field, long value) => writer.WriteNumber(field, value);

    public void Add(string field, double value) => writer.WriteNumber(field, value);

    public void Add(string field, DateTimeOffset value) => writer.WriteString(field, value.UtcDateTime);
}
