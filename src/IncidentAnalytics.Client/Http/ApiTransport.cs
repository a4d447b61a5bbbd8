using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Http;

/// <summary>What happens between a generated endpoint method and <see cref="HttpClient"/>.</summary>
internal abstract class ApiTransport
{
    public abstract Task<ApiResponse<T>> SendAsync<T>(ApiCall call, JsonTypeInfo<T> resultType, CancellationToken cancellationToken);
}
