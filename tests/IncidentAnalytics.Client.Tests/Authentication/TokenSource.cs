using System.Globalization;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>A fake token endpoint whose next request a test can hold or fail.</summary>
internal sealed class TokenSource(FakeTimeProvider clock) : ITokenSource
{
    private readonly object _gate = new();
    private readonly List<(int Number, TaskCompletionSource Seen)> _waiters = [];
    private (TaskCompletionSource Open, Exception? Failure)? _next;

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    public int Requests { get; private set; }

    /// <summary>Called for each request.</summary>
    public Action<AccessToken?>? OnRequest { get; init; }

    /// <summary>Whether the next tokens are those of another process.</summary>
    public bool IsShared { get; set; }

    public List<RequestCredential> Refused { get; } = [];

    /// <summary>Holds the next request until the result is set; a failure makes it fail.</summary>
    public TaskCompletionSource HoldNext(Exception? failure = null)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _next = (open, failure);
        return open;
    }

    public Task<AccessToken> AcquireAsync(AccessToken? held, CancellationToken cancellationToken)
    {
        OnRequest?.Invoke(held);
        lock (_gate)
        {
            Requests++;
            var task = RespondAsync(_next, cancellationToken);
            _next = null;
            foreach (var waiter in _waiters.Where(w => w.Number <= Requests))
                waiter.Seen.TrySetResult();
            return task;
        }
    }

    public void Refuse(RequestCredential refused) => Refused.Add(refused);

    /// <summary>Completes when the given number of requests has arrived.</summary>
    public Task RequestedAsync(int number)
    {
        lock (_gate)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Requests >= number)
                seen.SetResult();
            _waiters.Add((number, seen));
            return seen.Task;
        }
    }

    private async Task<AccessToken> RespondAsync((TaskCompletionSource Open, Exception? Failure)? held, CancellationToken cancellationToken)
    {
        var requestedAt = clock.GetTimestamp();
        var number = Requests;
        if (held is { } h)
        {
            await h.Open.Task.WaitAsync(cancellationToken);
            if (h.Failure is not null)
                throw h.Failure;
        }

        var text = "token-" + number.ToString(CultureInfo.InvariantCulture);
        return new AccessToken(new RequestCredential("Authorization", "Bearer ", text, "token"), requestedAt, Lifetime)
        {
            IsShared = IsShared,
        };
    }
}
