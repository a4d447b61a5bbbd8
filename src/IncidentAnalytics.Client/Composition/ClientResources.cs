using IncidentAnalytics.Client.Authentication;

namespace IncidentAnalytics.Client;

/// <summary>What a client has to give back.</summary>
internal sealed class ClientResources(TokenCacheStore tokens, IConnections connections) : IDisposable
{
    public void Dispose()
    {
        tokens.Dispose();
        connections.Dispose();
    }
}
