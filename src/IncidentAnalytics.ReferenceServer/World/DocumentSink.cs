using IncidentAnalytics.ReferenceServer.Aggregations;

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>Collects a ticket's fields in a document of the engine.</summary>
internal readonly struct DocumentSink(Document document) : ITicketFieldSink
{
    public void Add(string field, string value) => document.Add(field, value);

    public void Add(string field, bool value) => document.Add(field, value);

    public void Add(string field, long value) => document.Add(field, value);

    public void Add(string field, double value) => document.Add(field, value);

    public void Add(string field, DateTimeOffset value) => document.Add(field, value);
}
