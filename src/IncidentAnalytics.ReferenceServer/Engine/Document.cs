using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Engine;

/// <summary>One document as the engine sees it: field paths (<c>ticket.type</c>) and their values. Immutable once in a set.</summary>
internal sealed class Document
{
    /// <summary>Flattens a JSON object; nested objects become dotted paths, arrays become several values.</summary>
    public static Document FromJson(JsonElement json) => throw new NotSupportedException();

    public void Add(string field, string value) => throw new NotSupportedException();

    public void Add(string field, bool value) => throw new NotSupportedException();

    public void Add(string field, double value) => throw new NotSupportedException();

    public void Add(string field, long value) => throw new NotSupportedException();

    public void Add(string field, DateTimeOffset value) => throw new NotSupportedException();
}
