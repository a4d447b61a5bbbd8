using IncidentAnalytics.ReferenceServer.Hosting;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>The deliveries, oldest first; limited to the latest <see cref="MaxCount"/>.</summary>
internal sealed class WebhookLog
{
    private const int MaxCount = 10_000;

    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly CountWaiters _waiters = new();
    private int _attempts;

    public IReadOnlyList<WebhookDelivery> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries.Select(static entry => entry.Delivery)];
            }
        }
    }

    /// <returns>A callback for each attempt and the status after it.</returns>
    public Action<WebhookAttempt, WebhookDeliveryStatus> Add(WebhookDelivery delivery)
    {
        var entry = new Entry { Delivery = delivery };
        lock (_gate)
        {
            _entries.Add(entry);
            if (_entries.Count > MaxCount)
            {
                _entries.RemoveAt(0);
            }
        }

        return (attempt, status) => RecordAttempt(entry, attempt, status);
    }

    public Task WaitForAttemptsAsync(int count, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _waiters.WaitAsync(_attempts, count, cancellationToken);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _attempts = 0;
        }
    }

    private void RecordAttempt(Entry entry, WebhookAttempt attempt, WebhookDeliveryStatus status)
    {
        lock (_gate)
        {
            entry.Delivery = entry.Delivery with { Attempts = [.. entry.Delivery.Attempts, attempt], Status = status };
            if (!_entries.Contains(entry))
            {
                return;
            }

            _attempts++;
            _waiters.Complete(_attempts);
        }
    }

    private sealed class Entry
    {
        public required WebhookDelivery Delivery { get; set; }
    }
}
