using System.Collections;

namespace IncidentAnalytics.ReferenceServer.Testing;

/// <summary>
/// The requests that the server received, in order, those of the administration left out. Enumerates a copy; a request is in it
/// before it is answered, and its status before the answer leaves.
/// </summary>
public sealed class RequestJournal : IReadOnlyList<ReceivedRequest>
{
    private readonly Lock _gate = new();
    private readonly List<(int Least, TaskCompletionSource Reached)> _waiting = [];
    private List<ReceivedRequest> _requests = [];

    internal RequestJournal()
    {
    }

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _requests.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ReceivedRequest this[int index]
    {
        get
        {
            lock (_gate)
            {
                return _requests[index];
            }
        }
    }

    /// <summary>Completes as soon as so many requests have been received, and the wait of a fault that took the last of them has begun.</summary>
    public Task WaitForAsync(int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_requests.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets all requests.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests = [];
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ReceivedRequest> GetEnumerator()
    {
        lock (_gate)
        {
            return _requests.ToList().GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <returns>What to call with the status once it is known.</returns>
    internal Action<int> Add(Func<int, ReceivedRequest> request)
    {
        lock (_gate)
        {
            // The list is replaced by Clear: a late status then goes to the forgotten one.
            var requests = _requests;
            var index = requests.Count;
            requests.Add(request(index + 1));
            foreach (var waiter in _waiting.Where(waiter => waiter.Least <= requests.Count).ToArray())
            {
                _waiting.Remove(waiter);
                waiter.Reached.TrySetResult();
            }

            return status =>
            {
                lock (_gate)
                {
                    requests[index] = requests[index] with { Status = status };
                }
            };
        }
    }
}
