namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// A limit on the requests of each user within a sliding window. A refused request is not counted here, but it is counted by other limits
/// that it does not exceed.
/// </summary>
internal sealed class RateLimit(int requests, TimeSpan duration)
{
    private readonly Dictionary<Guid, Queue<DateTimeOffset>> _passed = [];

    /// <returns>How long the user has to wait; null when the request is within the limit.</returns>
    public TimeSpan? Check(Guid user, DateTimeOffset now)
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
