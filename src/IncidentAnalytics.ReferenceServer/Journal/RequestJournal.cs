using System.Collections;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary>
/// The requests that the server received, in order, those of the administration left out. Enumerates a copy; a request is in it
/// before it is answered, and its status before the answer leaves. The oldest are forgotten beyond 10,000 requests, or 16 million
/// characters of their bodies; numbers go on.
/// </summary>
public sealed class RequestJournal : IReadOnlyList<ReceivedRequest>
{
    private const int MostRequests = 10_000;
    private const int MostText = 16_000_000;

    private readonly Lock _gate = new();
    private readonly List<(int Least, TaskCompletionSource Reached)> _waiting = [];
    private List<ReceivedRequest> _requests = [];
    private long _text;

    internal RequestJournal() { }

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
            if (LastNumber >= count)
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
            _text = 0;
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
    internal Action<int> Add(ReceivedRequest request)
    {
        lock (_gate)
        {
            // The list is replaced by Clear: a late status then goes to the forgotten one.
            var requests = _requests;
            var added = request with { Number = LastNumber + 1 };
            requests.Add(added);
            _text += added.Body.Length;
            ForgetOldest();
            foreach (var waiter in _waiting.Where(waiter => waiter.Least <= added.Number).ToArray())
            {
                _waiting.Remove(waiter);
                waiter.Reached.TrySetResult();
            }

            return status =>
            {
                lock (_gate)
                {
                    var index = added.Number - requests[0].Number;
                    if (index >= 0)
                    {
                        requests[index] = requests[index] with { Status = status };
                    }
                }
            };
        }
    }

    private int LastNumber => _requests is [.., var last] ? last.Number : 0;

    private void ForgetOldest()
    {
        while (_requests.Count > MostRequests || _text > MostText)
        {
            _text -= _requests[0].Body.Length;
            _requests.RemoveAt(0);
        }
    }
}
