namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>Takes the fields of a ticket one by one.</summary>
internal interface ITicketFieldSink
{
    void Add(string field, string value);

    void Add(string field, bool value);

    void Add(string field, long value);

    void Add(string field, double value);

    void Add(string field, DateTimeOffset value);
}
