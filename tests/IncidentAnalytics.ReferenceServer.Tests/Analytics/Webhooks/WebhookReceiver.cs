using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.Webhooks;

/// <summary>Receives webhooks on a free local port.</summary>
internal sealed class WebhookReceiver : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Channel<ReceivedWebhook> _received = Channel.CreateUnbounded<ReceivedWebhook>();
    private readonly Queue<int> _statuses;

    /// <param name="statuses">The response statuses, in order; 204 after the last.</param>
    public WebhookReceiver(params int[] statuses)
    {
        _statuses = new Queue<int>(statuses);
        (_listener, Url) = LoopbackListener.Start();
        _ = ReceiveAsync();
    }

    public Uri Url { get; }

    public async Task<ReceivedWebhook> NextAsync() => await _received.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _listener.Close();

    private async Task ReceiveAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var json = await JsonDocument.ParseAsync(context.Request.InputStream);
                var received = new ReceivedWebhook(
                    context.Request.HttpMethod,
                    context.Request.ContentType,
                    context.Request.ContentLength64,
                    json.RootElement.Clone()
                );
                context.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : 204;
                context.Response.Close();
                await _received.Writer.WriteAsync(received);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
