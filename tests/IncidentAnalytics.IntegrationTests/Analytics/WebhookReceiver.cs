using System.Net;
using System.Threading.Channels;
using IncidentAnalytics.Client.Analytics.Webhooks;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>An HTTP listener that reads webhooks with the client, as a receiver does.</summary>
internal sealed class WebhookReceiver : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Channel<WebhookEvent> _events = Channel.CreateUnbounded<WebhookEvent>();
    private readonly Queue<int> _refusals;
    private readonly Task _receiving;

    /// <param name="refusals">What it answers first, one after the other; then 204.</param>
    public WebhookReceiver(params int[] refusals)
    {
        _refusals = new(refusals);
        (_listener, Url) = LoopbackListener.Start();
        _receiving = ReceiveAsync();
    }

    public Uri Url { get; }

    /// <summary>Waits for the next notification; an error of the receiver fails the test.</summary>
    public async Task<WebhookEvent> NextAsync()
    {
        var next = _events.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        if (await Task.WhenAny(next, _receiving) == _receiving)
            await _receiving;
        return await next;
    }

    public void Dispose() => _listener.Close();

    private async Task ReceiveAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                await _events.Writer.WriteAsync(await WebhookEvent.ParseAsync(context.Request.InputStream));
                context.Response.StatusCode = _refusals.TryDequeue(out var status) ? status : 204;
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
