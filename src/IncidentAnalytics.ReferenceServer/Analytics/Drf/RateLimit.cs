namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// So many requests within any stretch of time, counted per user by the server's clock. A request that is refused does not count here,
/// though it does count at another limit that would have let it pass: both are asked.
/// </summary>
internal sealed class RateLimit(int requests, TimeSpan duration)
{
    private readonly Dictionary<Guid, Queue<DateTimeOffset>> _passed = [];

    /// <returns>How long the user has to wait; null when the request passes.</returns>
    public TimeSpan? Ask(Guid user, DateTimeOffset now)
    {
        lock (_passed)
        {
            if (!_passed.TryGetValue(user, out var passed))
            {
                _passed.Add(user, passed = new Queue<DateTimeOffset>());
            }

            while (passed.TryPeek(out var oldest) && oldest <= now - duration)
            {
                passed.Dequeue();
            }

            if (passed.Count >= requests)
            {
                return duration - (now - passed.Peek());
            }

            passed.Enqueue(now);
            return null;
        }
    }

    public void Clear()
    {
        lock (_passed)
        {
            _passed.Clear();
        }
    }
}
