using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer.Journal;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>
/// One call: what is planned for it, which follows from the seed and its number alone, and what happened.
/// </summary>
internal sealed class ChaosCall
{
    public const string NumberHeader = "X-Request-Id";

    private const double FaultShare = 0.3;

    private static readonly AsyncLocal<ChaosCall?> Running = new();

    private readonly Lock _gate = new();
    private readonly List<ChaosRequest> _requests = [];
    private readonly int _seed;
    private readonly Random _jitter;
    private CancellationTokenSource? _cancellation;

    public ChaosCall(int seed, long number)
    {
        (_seed, Number) = (seed, number);
        var random = CreateRandom(seed, number, part: 0);
        _jitter = CreateRandom(seed, number, part: 1);
        Operation = ChaosOperation.Choose(random);
        Choice = random.Next(1000);
        switch (random.Next(100))
        {
            case 0:
                CancelAtRequest = 0;
                break;
            case < 6:
                CancelAtRequest = random.Next(1, 3);
                break;
            case < 12:
                CancelAfter = TimeSpan.FromMilliseconds(random.Next(1, 60_000));
                break;
        }

        RevokesTokens = random.Next(200) == 0;
        Options = new RequestOptions
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { [NumberHeader] = ChaosOperation.NameOf(this) },
            OnResponse = response => (SuccessfulParts, SuccessfulAttempts) = (SuccessfulParts + 1, SuccessfulAttempts + response.Attempts),
        };
    }

    /// <summary>The call that runs in this flow of execution.</summary>
    public static ChaosCall? Current => Running.Value;

    public long Number { get; }

    public ChaosOperation Operation { get; }

    /// <summary>Chooses among the records that the operation could be called for.</summary>
    public int Choice { get; }

    public RequestOptions Options { get; }

    /// <summary>The number of the request at whose arrival the caller cancels; 0 for before the call.</summary>
    public int? CancelAtRequest { get; }

    /// <summary>The time after which the caller cancels.</summary>
    public TimeSpan? CancelAfter { get; }

    public bool RevokesTokens { get; }

    /// <summary>The id of the record that was created.</summary>
    public string? CreatedId { get; set; }

    public string? Value { get; private set; }

    public Exception? Failure { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>The parts of the call that succeeded: the pages of a list, otherwise one.</summary>
    public int SuccessfulParts { get; private set; }

    /// <summary>The attempts of the parts that succeeded.</summary>
    public int SuccessfulAttempts { get; private set; }

    /// <summary>The attempts that the client repeated. A canceled call does not tell those of its last part.</summary>
    public int Retries =>
        SuccessfulAttempts
        - SuccessfulParts
        + (Failure is IncidentAnalyticsException { Attempts.Count: > 1 and var count } ? count - 1 : 0);

    public CancellationToken Token { get; private set; }

    /// <summary>The requests that the server received.</summary>
    public IReadOnlyList<ChaosRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public static Random CreateRandom(int seed, long number, int part) =>
        new(unchecked((int)Mix(((ulong)(uint)seed << 32) ^ ((ulong)number * 64) ^ (uint)part)));

    public double NextJitter()
    {
        lock (_jitter)
            return _jitter.NextDouble();
    }

    public async Task RunAsync(ChaosContext context)
    {
        Running.Value = this;
        using var cancellation = CancelAfter is { } delay
            ? new CancellationTokenSource(delay, context.Clock)
            : new CancellationTokenSource();
        Token = cancellation.Token;
        if (CancelAtRequest == 0)
            await cancellation.CancelAsync();
        lock (_gate)
            _cancellation = cancellation;
        try
        {
            Value = await Operation.CallAsync(context, this);
        }
        catch (Exception e)
        {
            Failure = e;
        }

        HasEnded = true;
        lock (_gate)
            _cancellation = null;
    }

    /// <summary>Notes a request and chooses its fault.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isLimited">Whether the client has a limiter, which a long Retry-After would pause for all calls.</param>
    public ChaosFault? Receive(ReceivedRequest request, bool isLimited)
    {
        lock (_gate)
        {
            var random = CreateRandom(_seed, Number, part: 2 + _requests.Count);
            var fault = random.NextDouble() < FaultShare ? ChaosFault.Choose(random) : null;
            if (isLimited && fault is { RetryAfter.TotalMinutes: > 1 })
                fault = null;
            _requests.Add(new ChaosRequest(request.RequestId, request.ReceivedAt, fault));
            if (_requests.Count == CancelAtRequest && _cancellation is { } cancellation)
                _ = cancellation.CancelAsync();
            return fault;
        }
    }

    // SplitMix64: neighboring numbers give unrelated sequences.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}

/// <summary>A request that the server received.</summary>
/// <param name="Id">Its id in the journal.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Fault">Its fault, or null.</param>
internal sealed record ChaosRequest(string Id, DateTimeOffset ReceivedAt, ChaosFault? Fault);
