using System.Text.Json;
using Examples;
using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Export;

/// <summary>Tickets as one JSON array, each as the service sent it, with unknown members and without nulls.</summary>
internal sealed class JsonTicketWriter : ITicketWriter
{
    private readonly Utf8JsonWriter _writer;

    public JsonTicketWriter(Stream stream)
    {
        _writer = new Utf8JsonWriter(stream, DataOutput.JsonOptions);
        _writer.WriteStartArray();
    }

    public async ValueTask WriteAsync(SonarTicket ticket, CancellationToken cancellationToken)
    {
        using (var json = JsonDocument.Parse(ticket.ToString()))
            json.RootElement.WriteTo(_writer);
        if (_writer.BytesPending > 64 * 1024)
            await _writer.FlushAsync(cancellationToken);
    }

    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        _writer.WriteEndArray();
        await _writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
