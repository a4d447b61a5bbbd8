using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>
/// The webhooks of the analytics service: the registered endpoints and the deliveries. A webhook is posted as
/// <c>{"id","type","created_at","data"}</c>. When the endpoint does not return a 2xx status within ten seconds, it is posted again after 1, 2,
/// 4 and 8 seconds. Delivery is at least once and unordered.
/// </summary>
public sealed class WebhookHub : IAsyncDisposable
{
    private readonly Lazy<WebhookSender> _sender;
    private readonly WebhookLog _log = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];
    private List<WebhookEndpoint> _endpoints = [];
    private CancellationTokenSource _ends = new();

    internal WebhookHub(TimeProvider clock) => _sender = new(() => new WebhookSender(clock));

    /// <summary>The registered endpoints, in the order they were added.</summary>
    public IReadOnlyList<WebhookEndpoint> Endpoints
    {
        get
        {
            lock (_gate)
            {
                return [.. _endpoints];
            }
        }
    }

    /// <summary>The latest 10,000 deliveries, completed or in progress, oldest first.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => _log.All;

    /// <summary>Registers an endpoint.</summary>
    /// <param name="url">An <c>http</c> loopback URL: <c>localhost</c>, 127.x.x.x or [::1].</param>
    /// <param name="types">The types to receive, values of <see cref="WebhookTypes"/>; empty for all.</param>
    /// <exception cref="ArgumentException">The URL is not an <c>http</c> loopback URL, or a type is unknown.</exception>
    public WebhookEndpoint Add(Uri url, params IEnumerable<string> types)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(types);
        string[] wanted = [.. types];
        if (!IsLoopback(url))
        {
            throw new ArgumentException(
                $"'{url}' is not an http loopback URL. Webhooks are only sent to localhost, 127.x.x.x or [::1].",
                nameof(url)
            );
        }

        if (wanted.FirstOrDefault(static type => !WebhookTypes.All.Contains(type, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ArgumentException($"'{unknown}' is not one of: {string.Join(", ", WebhookTypes.All)}.", nameof(types));
        }

        var endpoint = new WebhookEndpoint(url, wanted is [] ? WebhookTypes.All : wanted);
        lock (_gate)
        {
            _endpoints = [.. _endpoints, endpoint];
        }

        return endpoint;
    }

    /// <summary>Removes all endpoints and cancels deliveries in progress. The log stays.</summary>
    public void Clear()
    {
        CancellationTokenSource ended;
        lock (_gate)
        {
            _endpoints = [];
            (ended, _ends) = (_ends, new CancellationTokenSource());
        }

        // The source is not disposed because deliveries can still use its token. CancelAsync keeps continuations off the caller's stack.
        _ = ended.CancelAsync();
    }

    /// <summary>Waits until this many attempts have completed and the delay before the next one, if any, has started.</summary>
    public Task WaitForAttemptsAsync(int count, CancellationToken cancellationToken = default) =>
        _log.WaitForAttemptsAsync(count, cancellationToken);

    /// <summary>Starts the delivery of an event to all endpoints that receive its type.</summary>
    internal void Send(AnalyticsEvent analyticsEvent)
    {
        var (type, data) = WebhookPayload.Create(analyticsEvent);
        var createdAt = analyticsEvent.OccurredAt;
        lock (_gate)
        {
            var endpoints = _endpoints.Where(endpoint => endpoint.Types.Contains(type, StringComparer.Ordinal)).ToArray();
            if (endpoints is [])
            {
                return;
            }

            // Not derived from the seed, because receivers remember ids across restarts of the server.
            var id = Guid.NewGuid().ToString();
            var body = JsonSerializer.SerializeToUtf8Bytes(
                new JsonObject
                {
                    ["id"] = id,
                    ["type"] = type,
                    ["created_at"] = DrfFormat.Instant(createdAt),
                    ["data"] = data,
                }
            );
            foreach (var endpoint in endpoints)
            {
                var onAttempt = _log.Add(
                    new WebhookDelivery
                    {
                        Id = id,
                        Type = type,
                        Url = endpoint.Url,
                        CreatedAt = createdAt,
                    }
                );
                var token = _ends.Token;
                _running.RemoveWhere(static task => task.IsCompleted);
                _running.Add(Task.Run(() => _sender.Value.DeliverAsync(endpoint.Url, body, onAttempt, token), token));
            }
        }
    }

    internal void Reset(IEnumerable<Uri> urls)
    {
        Clear();
        _log.Clear();
        foreach (var url in urls)
        {
            Add(url);
        }
    }

    /// <summary>Cancels deliveries in progress and waits for them. The server does this when it stops.</summary>
    public async ValueTask DisposeAsync()
    {
        Clear();
        Task[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_sender.IsValueCreated)
        {
            _sender.Value.Dispose();
        }
    }

    internal static bool IsLoopback(Uri url) =>
        url is { IsAbsoluteUri: true, Scheme: "http" }
        && (
            url.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address))
        );
}
