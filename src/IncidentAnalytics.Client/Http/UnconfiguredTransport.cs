using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Http;

/// <summary>Stands for a service that is not there: it costs nothing, and says what is missing when it is called.</summary>
internal sealed class UnconfiguredTransport : ApiTransport
{
    private readonly string _reason;

    private UnconfiguredTransport(string reason) => _reason = reason;

    /// <summary>The options say nothing of the service.</summary>
    public static UnconfiguredTransport OfOptions(string service) =>
        new($"the {service} service is not configured. Set {service}.BaseAddress and {service}.Credential.");

    /// <summary>The client was made of service clients, and this one was not among them.</summary>
    public static UnconfiguredTransport OfMocks(string serviceClient) =>
        new($"the client's constructor was given no {serviceClient}.");

    public override Task<ApiResponse<T>> SendAsync<T>(ApiCall call, JsonTypeInfo<T> resultType, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{call.Operation.Name} cannot be called: {_reason}");
}
