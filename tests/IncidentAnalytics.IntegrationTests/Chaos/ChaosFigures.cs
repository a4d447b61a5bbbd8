using System.Globalization;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>The figures of a run, and its violations.</summary>
internal sealed class ChaosFigures(TimeProvider time)
{
    private const int MaxViolations = 20;

    /// <summary>Shown even when there are none.</summary>
    private static readonly string[] Violated =
    [
        "lost",
        "doubled",
        "wrong value",
        "early",
        "unexplained",
        "over the limit",
        "untyped",
        "left over",
    ];

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _violations = [];
    private readonly List<long> _memory = [];
    private readonly long _started = time.GetTimestamp();

    /// <summary>What must not have happened, at most the first of it.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>The managed memory after each round, in bytes.</summary>
    public IReadOnlyList<long> Memory => _memory;

    public long this[string name] => _counts.GetValueOrDefault(name);

    public void Add(string name, long count = 1) => _counts[name] = this[name] + count;

    /// <summary>Counts a violation.</summary>
    /// <param name="kind">Lost, doubled, untyped and so on.</param>
    /// <param name="call">The number of the call, with which it can be repeated.</param>
    /// <param name="what">What happened.</param>
    public void Violate(string kind, long call, string what)
    {
        Add(kind);
        if (_violations.Count < MaxViolations)
            _violations.Add(string.Create(CultureInfo.InvariantCulture, $"{kind}, call {call}: {what}"));
    }

    public void LeftOver(string what, int count, long first)
    {
        if (count > 0)
            Violate("left over", first, string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
    }

    /// <summary>Measures the memory, and lets the garbage collector find failures that nobody observed.</summary>
    public void EndRound(int calls)
    {
        Add("calls", calls);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _memory.Add(GC.GetTotalMemory(forceFullCollection: true));
    }

    public override string ToString()
    {
        var seconds = time.GetElapsedTime(_started).TotalSeconds;
        var names = _counts.Keys.Except(Violated, StringComparer.Ordinal).Concat(Violated);
        var lines = names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{this[name], 12:N0}  {name}"));
        var third = Math.Max(1, _memory.Count / 3);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {string.Join(Environment.NewLine, lines)}
            {_memory.Take(third).Average() / 1e6, 12:N1}  MB after the rounds of the first third
            {_memory.TakeLast(third).Average() / 1e6, 12:N1}  MB after the rounds of the last third
            {seconds, 12:N1}  seconds
            {this["calls"] / seconds, 12:N0}  calls a second
            """
        );
    }
}
