using System.Globalization;
using System.Net;
using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Journal;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>
/// Verifies the calls of a round: each ended with the right value, or with an exception that the faults of its requests explain; and what callers
/// were told agrees with the journal and the records.
/// </summary>
internal sealed class ChaosVerifier(
    ChaosValues values,
    ChaosIds ids,
    IReadOnlyList<ReceivedRequest> journal,
    IReadOnlyDictionary<string, List<ChaosRequest>> tokenRequests,
    int refusedConnections,
    ChaosFigures figures
)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The longest delay before the last retry that has no Retry-After.</summary>
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(3.2);

    private readonly Dictionary<string, ReceivedRequest> _journal = journal.ToDictionary(static r => r.RequestId, StringComparer.Ordinal);

    /// <summary>The failures of token requests, each of which ends all calls that waited for the token.</summary>
    private readonly HashSet<Exception> _tokenFailures = new(ReferenceEqualityComparer.Instance);
    private int _refusedConnections = refusedConnections;

    public void Verify(IReadOnlyList<ChaosCall> calls, ChaosRecords records)
    {
        figures.Add("connections refused", _refusedConnections);
        foreach (var call in calls)
        {
            VerifyResult(call);
            VerifyEffect(call, records);
            VerifyWaits(call);
            Count(call.Requests);
            figures.Add("retries and renewals", call.Retries);
        }

        foreach (var requests in tokenRequests.Values)
        {
            figures.Add("token requests", requests.Count);
            Count(requests);
        }

        if (_refusedConnections < 0)
            figures.Violate("unexplained", calls[0].Number, "more failed connections than were refused");
    }

    /// <summary>The service refuses no request of a client that keeps its limits, except for those that the platform sent once more.</summary>
    public void VerifyLimits(IReadOnlyList<ChaosCall> calls)
    {
        var refused = calls.Sum(call =>
            call.Requests.Count(r =>
                r.Fault?.Fault.Kind != FaultKind.Answer && _journal[r.Id].Status == (int)HttpStatusCode.TooManyRequests
            )
        );
        var resent = calls.Sum(static call =>
            call.Operation.IsGet ? call.Requests.Count(static r => r.Fault?.Fault.Kind == FaultKind.DropAfterExecution) : 0
        );
        if (refused > resent)
            figures.Violate("over the limit", calls[0].Number, $"{refused} requests were refused");
    }

    private void Count(IEnumerable<ChaosRequest> requests)
    {
        foreach (var request in requests)
        {
            figures.Add("requests");
            if (request.Fault is { } fault)
            {
                figures.Add("faults");
                figures.Add("fault: " + fault.Name);
            }
        }
    }

    private void VerifyResult(ChaosCall call)
    {
        switch (call.Failure)
        {
            case null when !call.HasEnded:
                figures.Violate("lost", call.Number, $"{call.Operation.Name} has not ended");
                break;
            case null:
                figures.Add("right values");
                VerifyValue(call);
                break;
            case OperationCanceledException e:
                figures.Add("cancelled");
                if (!call.Token.IsCancellationRequested || e.CancellationToken != call.Token)
                    Violate("untyped", call, $"{e.GetType().Name} without cancellation by the caller: {e.Message}");
                break;
            case IncidentAnalyticsException e:
                figures.Add("failed: " + e.GetType().Name);
                if (Explain(call, e) is { } reason)
                    Violate("unexplained", call, $"{reason}: {e.GetType().Name}: {e.Message}");
                break;
            case var e:
                Violate("untyped", call, e.ToString());
                break;
        }
    }

    private void VerifyValue(ChaosCall call)
    {
        var requests = call.Requests;
        if (requests.Count == 0)
        {
            Violate("unexplained", call, "a value without a request");
            return;
        }

        var expected = call.Operation.Effect == ChaosEffect.Read ? values[call.Operation] : "the record";
        var isRight = call.Operation.Effect switch
        {
            ChaosEffect.Read => call.Value == expected,
            ChaosEffect.Create => call.CreatedId is { Length: > 0 },
            ChaosEffect.Train => call.Value == ids.Trainee || (call.Value is null && HasLostBody(call, requests[^1])),
            _ => call.Value == "" || (call.Value is null && HasLostBody(call, requests[^1])),
        };
        if (!isRight)
            Violate("wrong value", call, $"{call.Value} instead of {expected}");
        if (!Explains(requests[^1], ChaosFault.Success, call.Operation))
            Violate("unexplained", call, "a value of a request that has none");

        // Only a GET can be sent more often than the client knows, by the platform; attempts without a request were refused a connection.
        var unsent = call.SuccessfulAttempts - requests.Count;
        if (unsent > 0)
            _refusedConnections -= unsent;
        else if (unsent < 0 && !(call.Operation.IsGet && requests.Count(IsResent) >= -unsent))
            Violate("doubled", call, $"{requests.Count} requests for {call.SuccessfulAttempts} attempts");
    }

    /// <summary>Returns why the exception cannot be, or null.</summary>
    private string? Explain(ChaosCall call, IncidentAnalyticsException e)
    {
        if (e.Operation == "token")
            return _tokenFailures.Add(e) ? ExplainToken(e) : null;

        var attempts = e.Attempts.Select(static a => a.Outcome).ToArray();
        if (e is ApiTimeoutException { IsAttemptTimeout: false })
        {
            if (e.Elapsed < CallTimeout)
                return "the timeout of the call came early";
        }
        else if (attempts.Length == 0)
        {
            return "no attempt";
        }
        else if (OutcomeOf(e) is var outcome && attempts[^1] != outcome)
        {
            return $"the last attempt ended with {attempts[^1]}, not {outcome}";
        }

        if (e.Attempts.Any(a => a.Outcome == ChaosFault.Timeout && a.Duration < AttemptTimeout && a.Started + a.Duration < CallTimeout))
            return "the timeout of an attempt came early";
        var requests = call.Requests;
        if (e is CallRejectedException rejection)
        {
            if (rejection is not { Reason: CallRejectionReason.RateLimiter, RetryAfter: not null })
                return "a rejection that is not the limiter's";
            attempts = attempts[..^1];
        }

        if (!Align(attempts, requests, call.Operation, isSuffix: call.SuccessfulAttempts > 0))
            return $"the attempts {string.Join(", ", attempts)} are not those of the requests";
        return GaveUpEarly(call, e, attempts) ? "a retry was left" : null;
    }

    private string? ExplainToken(IncidentAnalyticsException e)
    {
        var attempts = e.Attempts.Select(static a => a.Outcome).ToArray();
        if (attempts.Length == 0)
            return e is ApiException { Error.RetryAfter: not null } ? null : "a token request without attempts";
        if (e is not ApiTimeoutException { IsAttemptTimeout: false } && attempts[^1] != OutcomeOf(e))
            return $"the last attempt ended with {attempts[^1]}";

        // Which requests belong to the call is not known: those are taken that explain most of its attempts.
        for (var refused = 0; refused <= Math.Min(attempts.Length, _refusedConnections); refused++)
        {
            foreach (var requests in tokenRequests.Values)
            {
                for (var end = 0; end <= requests.Count; end++)
                {
                    var last = requests.Take(end).TakeLast(attempts.Length - refused).ToArray();
                    if (Align(attempts, last, operation: null, isSuffix: true, refused))
                        return null;
                }
            }
        }

        return $"the attempts {string.Join(", ", attempts)} are not those of token requests";
    }

    /// <summary>Whether the attempts are those of the requests, in this order; with earlier requests only when it is a suffix.</summary>
    private bool Align(
        string[] attempts,
        IReadOnlyList<ChaosRequest> requests,
        ChaosOperation? operation,
        bool isSuffix,
        int maxRefused = int.MaxValue
    )
    {
        var refused = 0;
        if (!Match(attempts.Length - 1, requests.Count - 1, ref refused))
            return false;
        _refusedConnections -= refused;
        return true;

        bool Match(int attempt, int request, ref int unsent)
        {
            if (attempt < 0)
                return isSuffix || requests.Take(request + 1).All(r => operation is { IsGet: true } && IsResent(r));
            if (request >= 0)
            {
                if (Explains(requests[request], attempts[attempt], operation) && Match(attempt - 1, request - 1, ref unsent))
                    return true;
                if (operation is { IsGet: true } && IsResent(requests[request]) && Match(attempt, request - 1, ref unsent))
                    return true;
            }

            if (attempts[attempt] != ChaosFault.Connection || unsent >= Math.Min(maxRefused, _refusedConnections))
                return false;
            unsent++;
            if (Match(attempt - 1, request, ref unsent))
                return true;
            unsent--;
            return false;
        }
    }

    private bool Explains(ChaosRequest request, string outcome, ChaosOperation? operation)
    {
        var status = _journal[request.Id].Status;
        if (request.Fault is { } fault)
            return fault.Explains(outcome, status, operation is { IsAction: true });

        return status switch
        {
            // The caller left, or the time of the call was over.
            null => outcome == ChaosFault.Timeout,
            < 300 => outcome == ChaosFault.Success,
            _ => outcome == ChaosFault.StatusText(status.Value),
        };
    }

    private static string OutcomeOf(IncidentAnalyticsException e) =>
        e switch
        {
            ApiException api => ChaosFault.StatusText((int)api.StatusCode),
            ApiConnectionException => ChaosFault.Connection,
            ApiTimeoutException => ChaosFault.Timeout,
            CallRejectedException => ChaosFault.Rejected,
            _ => ChaosFault.InvalidResponse,
        };

    private static bool GaveUpEarly(ChaosCall call, IncidentAnalyticsException e, string[] attempts)
    {
        var operation = call.Operation;
        var mayRepeat = e switch
        {
            RateLimitedException => true,
            ApiException api => operation.IsRepeatable && (int)api.StatusCode is 408 or 500 or 502 or 503 or 504,
            ApiConnectionException connection => operation.IsRepeatable || !connection.WasSent,
            ApiTimeoutException timeout => operation.IsRepeatable && timeout.IsAttemptTimeout,
            _ => false,
        };
        var renewals = Array.IndexOf(attempts, "401") is >= 0 and var refused && refused < attempts.Length - 1 ? 1 : 0;
        var wait = (e as ApiException)?.Error.RetryAfter ?? MaxBackoff;
        return mayRepeat && attempts.Length - 1 - renewals < operation.MaxRetries && e.Elapsed + wait < CallTimeout;
    }

    /// <summary>What was created or done, and what the caller was told.</summary>
    private void VerifyEffect(ChaosCall call, ChaosRecords records)
    {
        var isSuccess = call is { HasEnded: true, Failure: null };
        var executed = call.Requests.Where(IsExecuted).ToArray();
        switch (call.Operation.Effect)
        {
            case ChaosEffect.Create:
                var created = records.Created[ChaosOperation.NameOf(call)].ToArray();
                if (isSuccess && !created.Contains(call.CreatedId, StringComparer.Ordinal))
                    Violate("lost", call, $"{call.CreatedId} was reported, but is not there");
                if (created.Length > 1 || executed.Length > 1)
                    Violate("doubled", call, $"{created.Length} records of {executed.Length} executed requests");
                if (!isSuccess && created.Length > 0)
                    figures.Add("created, reported as unknown");
                if (created.Length > 0 && executed.Length == 0 && !call.Requests.Any(WasLeft))
                    Violate("unexplained", call, "a record of no executed request");
                if (call.Failure is ApiConnectionException { WasSent: false } && created.Length > 0)
                    Violate("lost", call, "a record of a request that was reported as not sent");
                break;
            case ChaosEffect.Train:
                if (executed.Length > 1)
                    Violate("doubled", call, $"{executed.Length} executed requests");
                if (isSuccess && executed.Length == 0 && !call.Requests.Any(static r => r.Fault is { IsFalseSuccess: true }))
                    Violate("lost", call, "a success of no executed request");
                break;
            case ChaosEffect.Action when isSuccess && !call.Requests.Any(static r => r.Fault is { IsFalseSuccess: true }):
                var all = call.Operation.Name.StartsWith("anomaly", StringComparison.Ordinal) ? ids.Anomalies : ids.Insights;
                var id = all[call.Choice % all.Count];
                var done = call.Operation.Name.EndsWith("resolve", StringComparison.Ordinal) ? records.Resolved : records.Acknowledged;
                if (executed.Length == 0 || !done.Contains(id))
                    Violate("lost", call, $"{call.Operation.Name} of {id} was reported, but not done");
                break;
        }
    }

    /// <summary>A request comes no earlier than the response before it asked for.</summary>
    private void VerifyWaits(ChaosCall call)
    {
        foreach (var (request, next) in call.Requests.Zip(call.Requests.Skip(1)))
        {
            if (request.Fault is { RetryAfter: { } wait } && next.ReceivedAt - request.ReceivedAt < wait)
                Violate("early", call, $"a retry after {next.ReceivedAt - request.ReceivedAt} instead of {wait}");
        }
    }

    /// <summary>Whether the service executed the request. A lost response may have been a refusal.</summary>
    private bool IsExecuted(ChaosRequest request) =>
        request.Fault?.Fault.Kind switch
        {
            FaultKind.Answer or FaultKind.Drop or FaultKind.Raw => false,
            FaultKind.DropAfterExecution or FaultKind.CutHeaders => true,
            _ => _journal[request.Id].Status is < 300,
        };

    /// <summary>Whether the caller left before the response, so that it is not known whether the request was executed.</summary>
    private bool WasLeft(ChaosRequest request) =>
        request.Fault?.Fault.Kind is not (FaultKind.Answer or FaultKind.Drop or FaultKind.Raw) && _journal[request.Id].Status is null;

    /// <summary>Whether the platform may have sent the request once more: the connection was closed before a byte of the response.</summary>
    private static bool IsResent(ChaosRequest request) =>
        request.Fault?.Fault is { } fault
        && (fault.Kind is FaultKind.Drop or FaultKind.DropAfterExecution || (fault.Kind == FaultKind.Raw && fault.Bytes.IsEmpty));

    /// <summary>Whether an action that was done has no value: its body was lost, or the caller cancelled while it was read.</summary>
    private static bool HasLostBody(ChaosCall call, ChaosRequest request) =>
        call.Token.IsCancellationRequested
        || request.Fault?.Fault.Kind
            is FaultKind.Answer
                or FaultKind.CutBody
                or FaultKind.CorruptCompression
                or FaultKind.CutCompression
                or FaultKind.EndlessBody
                or FaultKind.Raw
                or FaultKind.Trickle;

    private void Violate(string kind, ChaosCall call, string what) =>
        figures.Violate(
            kind,
            call.Number,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{call.Operation.Name}: {what}; requests: {string.Join(", ", call.Requests.Select(Describe))}"
            )
        );

    private string Describe(ChaosRequest request) =>
        $"{request.ReceivedAt:HH:mm:ss.fff} {request.Fault?.Name ?? "no fault"} → {_journal[request.Id].Status?.ToString(CultureInfo.InvariantCulture) ?? "no response"}";
}
