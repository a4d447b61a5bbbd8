namespace IncidentAnalytics.Client.Recording;

/// <summary>
/// Records each exchange. It is the innermost handler, so that it sees what handlers of the user change. Bodies are copied as they pass by: their timing, their cancellation and the reuse of connections stay as they are.
/// </summary>
internal sealed class RecordingHandler(ExchangeRecorder recorder, IncidentAnalyticsService service) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (recorder.IsStopped)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        var exchange = new Exchange(recorder, service, request);
        var content = request.Content;
        if (content is ByteArrayContent)
            await CopyAsync(content, exchange.RequestBody).ConfigureAwait(false);
        else if (content is not null)
            request.Content = new RecordedRequestContent(content, exchange.RequestBody);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            exchange.SetResponse(response);
            response.Content = new RecordedResponseContent(response.Content, exchange);
            return response;
        }
        catch (Exception e)
        {
            exchange.Fail(e);
            throw;
        }
        finally
        {
            Restore(request, content);
        }
    }

    /// <summary>Copies a body that is in memory, as those of the client are, so that it is recorded even when no connection can be made.</summary>
    private static Task CopyAsync(HttpContent content, CapturedBody captured) =>
        content.CopyToAsync(new CopyingWriteStream(Stream.Null, captured));

    private static void Restore(HttpRequestMessage request, HttpContent? content)
    {
        try
        {
            request.Content = content;
        }
        catch (ObjectDisposedException)
        {
            // The caller has stopped waiting for this handler. A failure here would leave nobody to dispose the response.
        }
    }
}
