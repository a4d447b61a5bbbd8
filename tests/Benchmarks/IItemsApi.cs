using IncidentAnalytics.Client;

namespace Benchmarks;

/// <summary>A GET endpoint as the services have them.</summary>
public interface IItemsApi
{
    [Get("/api/items/{id}/")]
    [Operation("items.get")]
    [RetrySafe]
    Task<ApiResponse<Item>> GetAsync(int id, string? kind, [Property] RequestOptions? options, CancellationToken cancellationToken);
}
