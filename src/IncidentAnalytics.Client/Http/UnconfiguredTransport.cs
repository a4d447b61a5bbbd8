using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Http;

/// <summary>Stands for a service that was not configured: it costs nothing, and says what is missing when it is called.</summary>
internal sealed class UnconfiguredTransport(string service) : ApiTransport
{
    public override Task<ApiResponse<T>> SendAsync<T>(ApiCall call, JsonTypeInfo<T> resultType, CancellationToken cancellationToken) =>
        throw new InvalidOperationException(
            $"{call.Operation.Name} cannot be called: the {service} service is not configured. Set {service}.BaseAddress and {service}.Credential.");
}
