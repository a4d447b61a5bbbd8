using System.Net;

namespace IncidentAnalytics.ReferenceServer.Hosting.InMemory;

/// <summary>The address of a listener that has none: it is reached through its <see cref="InMemoryTransport"/> only.</summary>
internal sealed class InMemoryEndPoint : EndPoint
{
    public override string ToString() => "in-memory";
}
