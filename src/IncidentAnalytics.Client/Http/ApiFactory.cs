using System.Text.Json.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Http;

/// <summary>Creates the implementations of the Refit interfaces.</summary>
internal static class ApiFactory
{
    // Refit requires an address even when no call uses it.
    private static readonly Uri NoAddress = new("http://not-configured.invalid");

    /// <summary>Creates an interface whose calls go to a service.</summary>
    public static TApi Create<TApi>(ServiceConnection connection, OperationTable operations, JsonSerializerContext json) =>
        Create<TApi>(new CallHandler(connection, operations), connection.BaseAddress, json);

    /// <summary>Creates an interface whose calls throw <see cref="InvalidOperationException"/>.</summary>
    /// <param name="reason">The reason, as the end of a sentence.</param>
    /// <param name="operations">The operations of the interface.</param>
    /// <param name="json">The contracts of the bodies.</param>
    public static TApi CreateUnconfigured<TApi>(string reason, OperationTable operations, JsonSerializerContext json) =>
        Create<TApi>(new UnconfiguredHandler(reason, operations), NoAddress, json);

    /// <summary>Creates the Refit settings of the interfaces.</summary>
    public static RefitSettings CreateSettings(params JsonSerializerContext[] contexts) =>
        new(new ApiContentSerializer(contexts), UrlValueFormatter.Instance, UrlValueFormatter.Instance)
        {
            // Django reads a chunked body as empty.
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
        };

    private static TApi Create<TApi>(HttpMessageHandler handler, Uri baseAddress, JsonSerializerContext json)
    {
        var settings = CreateSettings(json);
        // Refit must neither check the response nor wrap the exceptions of the pipeline.
        settings.ExceptionFactory = static _ => default;
        settings.TransportExceptionFactory = static (_, exception, callerToken) => CallHandler.Unwrap(exception, callerToken);
        settings.DeserializationExceptionFactory = static (_, exception) => ValueTask.FromException<Exception?>(exception);
        var client = new HttpClient(handler) { BaseAddress = baseAddress, Timeout = Timeout.InfiniteTimeSpan };
        return RestService.ForGenerated<TApi>(client, settings);
    }
}
