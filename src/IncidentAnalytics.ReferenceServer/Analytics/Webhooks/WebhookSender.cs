using System.Net.Http.Headers;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>Posts webhooks, with up to five attempts and 1, 2, 4 and 8 seconds between them by the server's clock.</summary>
internal sealed class WebhookSender(TimeProvider clock) : IDisposable
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    // A redirect or a proxy could lead to another machine.
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="url">The URL of the endpoint.</param>
    /// <param name="body">The body of every attempt.</param>
    /// <param name="onAttempt">Called after each attempt, when the delay before the next one has started.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    public async Task DeliverAsync(
        Uri url,
        ReadOnlyMemory<byte> body,
        Action<WebhookAttempt, WebhookDeliveryStatus> onAttempt,
        CancellationToken cancellationToken
    )
    {
        for (var number = 1; number <= MaxAttempts; number++)
        {
            var attempt = await AttemptAsync(url, body, cancellationToken).ConfigureAwait(false);
            var status =
                attempt.Error is null ? WebhookDeliveryStatus.Delivered
                : number == MaxAttempts ? WebhookDeliveryStatus.Failed
                : WebhookDeliveryStatus.Pending;
            var wait =
                status == WebhookDeliveryStatus.Pending ? Task.Delay(FirstDelay * (1 << (number - 1)), clock, cancellationToken) : null;
            onAttempt(attempt, status);
            if (wait is null)
            {
                return;
            }

            await wait.ConfigureAwait(false);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<WebhookAttempt> AttemptAsync(Uri url, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        using var slow = new CancellationTokenSource(ResponseTimeout, clock);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, slow.Token);
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ends.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            return new(at, status, response.IsSuccessStatusCode ? null : FormattableString.Invariant($"The receiver answered {status}."));
        }
        catch (HttpRequestException e)
        {
            return new(at, Status: null, e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(at, Status: null, "The receiver did not answer in time.");
        }
    }
}
