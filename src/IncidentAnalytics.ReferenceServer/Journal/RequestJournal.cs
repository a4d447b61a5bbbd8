using System.Collections;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary>
/// The requests that the server received, in order, except for those of the administration. Enumerates a copy. A request is added before it is
/// executed, and its status is set before the response is sent. The oldest requests are removed beyond 10,000 requests or 16 million
/// characters of bodies; the numbers continue.
/// </summary>
public sealed class RequestJournal : IReadOnlyList<ReceivedRequest>
{
    private const int MaxRequests = 10_000;
    private const int MaxBodyLength = 16_000_000;

    private readonly Lock _gate = new();
    private readonly CountWaiters _waiters = new();
    private List<ReceivedRequest> _requests = [];
    private long _bodyLength;

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

    private int LastNumber => _requests is [.., var last] ? last.Number : 0;

    /// <summary>Waits until so many requests have been received, and the delay of a fault in the last of them has begun.</summary>
    public Task WaitForAsync(int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return _waiters.WaitAsync(LastNumber, count, cancellationToken);
        }
    }

    /// <summary>Removes all requests.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests = [];
            _bodyLength = 0;
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

    /// <summary>Adds a request under the next number.</summary>
    /// <returns>A callback that sets the status of the request.</returns>
    internal Action<int> Add(ReceivedRequest request)
    {
        lock (_gate)
        {
            // Clear replaces the list: the status of a request that was removed is ignored.
            var requests = _requests;
            var added = request with { Number = LastNumber + 1 };
            requests.Add(added);
            _bodyLength += added.Body.Length;
            RemoveOldest();
            _waiters.Complete(added.Number);
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

    private void RemoveOldest()
    {
        while (_requests.Count > MaxRequests || _bodyLength > MaxBodyLength)
        {
            _bodyLength -= _requests[0].Body.Length;
            _requests.RemoveAt(0);
        }
    }
}

/// <summary>A request that the server received, with its secrets redacted.</summary>
public sealed record ReceivedRequest
{
    /// <summary>The number of the request, 1 for the first one since the journal was cleared.</summary>
    public required int Number { get; init; }

    /// <summary>The time at which the request had been read, by the server's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was sent, with its escapes.</summary>
    public required string Path { get; init; }

    /// <summary>The <c>X-Request-Id</c> of the response.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The query string with its question mark, or empty. The values of undocumented parameters are redacted.</summary>
    public required string Query { get; init; }

    /// <summary>
    /// The headers; their names are case-insensitive. Values that are not known to be harmless (credentials, cookies, custom headers) are redacted:
    /// replaced by a mark, which is the same for the same text on this server, so that tokens can be distinguished.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The length of the body in bytes.</summary>
    public required int BodyLength { get; init; }

    /// <summary>
    /// The first 64 KiB of the body as text. JSON of the four services is shown; of JSON sent elsewhere and of forms, members that are not known to be
    /// harmless are redacted, and any other text is redacted as a whole.
    /// </summary>
    public required string Body { get; init; }

    /// <summary>The fault that was injected, or null.</summary>
    public FaultKind? Fault { get; init; }

    /// <summary>The status of the response; null before the response, or when the connection was dropped.</summary>
    public int? Status { get; init; }
}
