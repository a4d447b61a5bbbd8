using System.Net;
using Refit;

namespace IncidentAnalytics.Client.Http;

/// <summary>
/// Receives the messages that Refit builds. A message is never sent: it describes a call, which runs when Refit reads the "content" of
/// the response. So the body is read inside the retries, and the message that Refit holds never carries a credential.
/// </summary>
internal sealed class CallHandler(ServiceConnection connection, OperationTable operations) : HttpMessageHandler
{
    private static readonly HttpRequestOptionsKey<string> MethodKey = new(HttpRequestMessageOptions.MethodName);

    /// <summary>The operation of the interface's method that built the message.</summary>
    public static Operation FindOperation(OperationTable operations, HttpRequestMessage message) =>
        message.Options.TryGetValue(MethodKey, out var method)
            ? operations[method]
            : throw new InvalidOperationException("The message was not built by a Refit interface.");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(
            new HttpResponseMessage
            {
                Content = new CallContent(connection, FindOperation(operations, request), request),
                RequestMessage = request,
            }
        );
}

/// <summary>Fails every call of a service that is not configured.</summary>
internal sealed class UnconfiguredHandler(string reason, OperationTable operations) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{CallHandler.FindOperation(operations, request).Name} cannot be called: {reason}");
}

/// <summary>The content of the response that Refit receives: a call that runs when the content is read.</summary>
internal sealed class CallContent(ServiceConnection connection, Operation operation, HttpRequestMessage description) : HttpContent
{
    // The token of the caller itself: the one that a handler receives belongs to HttpClient, which has let go of it by now.
    public Task<T> RunAsync<T>(CancellationToken cancellationToken) =>
        new ServiceCall<T>(connection, (Operation<T>)operation, description).RunAsync(cancellationToken);

    /// <summary>Does nothing: Refit buffers a content before it reads it.</summary>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    /// <summary>Unknown: to Refit, a length of 0 is a response without a value.</summary>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
