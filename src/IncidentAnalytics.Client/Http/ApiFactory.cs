using System.Text.Json.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Http;

/// <summary>Creates the implementations of the Refit interfaces.</summary>
internal static class ApiFactory
{
    // Only calls that reach a connection need an address; Refit refuses to build any without one.
    private static readonly Uri NoAddress = new("http://not-configured.invalid");

    /// <summary>An interface whose calls go to a service.</summary>
    public static TApi Create<TApi>(ServiceConnection connection, OperationTable operations, JsonSerializerContext json) =>
        Create<TApi>(new CallHandler(connection, operations), connection.BaseAddress, json);

    /// <summary>An interface whose calls throw <see cref="InvalidOperationException"/>.</summary>
    /// <param name="reason">Why there is no service, as the rest of a sentence.</param>
    /// <param name="operations">The interface's operations.</param>
    /// <param name="json">The contracts of its bodies.</param>
    public static TApi CreateUnconfigured<TApi>(string reason, OperationTable operations, JsonSerializerContext json) =>
        Create<TApi>(new UnconfiguredHandler(reason, operations), NoAddress, json);

    /// <summary>Refit's settings for our interfaces.</summary>
    public static RefitSettings CreateSettings(params JsonSerializerContext[] contexts) =>
        new(new ApiContentSerializer(contexts), UrlValueFormatter.Instance, UrlValueFormatter.Instance)
        {
            // Django takes a chunked body for an empty one.
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
        };

    private static TApi Create<TApi>(HttpMessageHandler handler, Uri baseAddress, JsonSerializerContext json)
    {
        var settings = CreateSettings(json);
        // The pipeline's exceptions are the SDK's own: Refit must neither judge the response nor wrap them.
        settings.ExceptionFactory = static _ => default;
        settings.TransportExceptionFactory = static (_, exception, _) => exception;
        settings.DeserializationExceptionFactory = static (_, exception) => ValueTask.FromException<Exception?>(exception);
        var client = new HttpClient(handler) { BaseAddress = baseAddress, Timeout = Timeout.InfiniteTimeSpan };
        return RestService.ForGenerated<TApi>(client, settings);
    }
}
