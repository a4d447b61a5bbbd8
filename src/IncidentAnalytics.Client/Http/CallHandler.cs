using System.Net;
using Refit;

namespace IncidentAnalytics.Client.Http;

/// <summary>
/// Receives the messages that Refit builds. A message is never sent: it describes a call, which runs here, and whose value is the "content"
/// of the response. So the body is read inside the retries, and the message that Refit holds never carries a credential.
/// </summary>
internal sealed class CallHandler(ServiceConnection connection, OperationTable operations) : HttpMessageHandler
{
    private static readonly HttpRequestOptionsKey<string> MethodKey = new(HttpRequestMessageOptions.MethodName);

    /// <summary>The operation of the interface's method that built the message.</summary>
    public static ServiceOperation FindOperation(OperationTable operations, HttpRequestMessage message) =>
        message.Options.TryGetValue(MethodKey, out var method)
            ? operations[method]
            : throw new InvalidOperationException("The message was not built by a Refit interface.");

    /// <summary>Returns the exception of a call from the one that <see cref="HttpClient"/> throws.</summary>
    /// <remarks>
    /// <see cref="HttpClient"/> gives its handler a token of its own, and wraps a cancellation to name the token of the caller.
    /// </remarks>
    public static Exception Unwrap(Exception exception, CancellationToken callerToken) =>
        exception is TaskCanceledException { InnerException: OperationCanceledException cancellation }
        && callerToken.IsCancellationRequested
            ? new OperationCanceledException(cancellation.Message, cancellation.InnerException, callerToken)
            : exception;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        FindOperation(operations, request).RunAsync(connection, request, cancellationToken);
}

/// <summary>Fails every call of a service that is not configured.</summary>
internal sealed class UnconfiguredHandler(string reason, OperationTable operations) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{CallHandler.FindOperation(operations, request).Name} cannot be called: {reason}");
}

/// <summary>The content of the response that Refit receives: the value of a call.</summary>
internal sealed class CallContent<T>(ServiceCall<T> call) : HttpContent
{
    public T Read()
    {
        call.ReportResponse();
        return call.Value;
    }

    /// <summary>Does nothing: Refit buffers a content before it reads it.</summary>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    /// <summary>Unknown: to Refit, a length of 0 is a response without a value.</summary>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
