using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>
/// The webhooks of the analytics service: who wants to be told, and what became of it. A webhook is posted as
/// <c>{"id","type","created_at","data"}</c>, again after 1, 2, 4 and 8 seconds when the receiver does not answer with 2xx within
/// ten seconds, and then given up. Receivers are told at least once and in no promised order.
/// </summary>
public sealed class WebhookHub : IAsyncDisposable
{
    private readonly WebhookSender _sender;
    private readonly WebhookLog _log = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];
    private List<WebhookEndpoint> _endpoints = [];
    private CancellationTokenSource _ends = new();

    internal WebhookHub(TimeProvider clock) => _sender = new WebhookSender(clock);

    /// <summary>Those who are told, in the order they were added.</summary>
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

    /// <summary>What was sent or is on its way, oldest first; the latest 10,000 at most.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => _log.All;

    /// <summary>From now on, somebody is told.</summary>
    /// <param name="url">An <c>http</c> address of this machine: <c>localhost</c>, 127.x.x.x or [::1].</param>
    /// <param name="types">Which, of <see cref="WebhookTypes"/>; none given: all.</param>
    /// <exception cref="ArgumentException">The address is no loopback address, or a type is unknown.</exception>
    public WebhookEndpoint Add(Uri url, params IEnumerable<string> types)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(types);
        string[] wanted = [.. types];
        if (!IsLoopback(url))
        {
            throw new ArgumentException(
                $"'{url}' is no http address of this machine: webhooks go to localhost, 127.x.x.x or [::1] only.",
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

        // Its source is not disposed: deliveries that start to wait just now may still look at the token.
        // Whoever waits for a delivery goes on elsewhere, not on the caller's stack.
        _ = ended.CancelAsync();
    }

    /// <summary>Completes as soon as so many attempts have ended, and the wait before the one that follows the last of them has begun.</summary>
    public Task WaitForAttemptsAsync(int count, CancellationToken cancellationToken = default) =>
        _log.WaitForAttemptsAsync(count, cancellationToken);

    /// <summary>Tells everybody who wants to know; returns at once.</summary>
    internal void Send(string type, DateTimeOffset createdAt, JsonObject data)
    {
        lock (_gate)
        {
            var endpoints = _endpoints.Where(endpoint => endpoint.Types.Contains(type, StringComparer.Ordinal)).ToArray();
            if (endpoints is [])
            {
                return;
            }

            // Not made of the seed: receivers sort out what they know by its id, also after the server has started anew.
            var id = Guid.NewGuid().ToString();
            var body = JsonSerializer.SerializeToUtf8Bytes(
                new JsonObject
                {
                    ["id"] = id,
                    ["type"] = type,
                    ["created_at"] = WireText.Instant(createdAt),
                    ["data"] = data,
                }
            );
            foreach (var endpoint in endpoints)
            {
                var note = _log.Add(
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
                _running.Add(Task.Run(() => _sender.DeliverAsync(endpoint.Url, body, note, token), token));
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

    /// <summary>Gives up what is on its way, and waits until it is. The server does this when it stops.</summary>
    public async ValueTask DisposeAsync()
    {
        Clear();
        Task[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _sender.Dispose();
    }

    internal static bool IsLoopback(Uri url) =>
        url is { IsAbsoluteUri: true, Scheme: "http" }
        && (
            url.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address))
        );
}
