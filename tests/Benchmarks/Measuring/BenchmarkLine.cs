using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Benchmarks.Measuring;

/// <summary>A line of the table in docs/performance.md.</summary>
internal abstract partial class BenchmarkLine
{
    /// <summary>The name on the command line, from that of the class: <c>first-answer</c>.</summary>
    public string Name => WordStart().Replace(GetType().Name, "-$0").ToLowerInvariant();

    /// <summary>What is measured.</summary>
    public abstract string Title { get; }

    public abstract Task<Row> MeasureAsync();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}

/// <summary>The figures of a line.</summary>
/// <param name="Limit">What the platform can do at best; <see cref="None"/> if there is no such figure.</param>
/// <param name="Alternative">What a user would assemble instead.</param>
/// <param name="Ours">This client or server.</param>
/// <param name="Goals">The goals for <paramref name="Ours"/>.</param>
internal sealed record Row(string Limit, string Alternative, string Ours, params IReadOnlyList<Goal> Goals)
{
    public const string None = "–";

    [JsonIgnore]
    public string Goal => Goals.Count == 0 ? None : string.Join("; ", Goals);
}

/// <summary>A goal and whether the figure meets it.</summary>
internal sealed record Goal(string Text, bool IsMet)
{
    public static Goal AtMost(Bytes bytes, Bytes goal, string what = "") => new($"≤ {goal}{what}", bytes.Count <= goal.Count);

    public static Goal AtMost(Duration time, Duration goal, string what = "") => new($"≤ {goal}{what}", time.Seconds <= goal.Seconds);

    public static Goal RatioAtMost(Ratio ratio, double goal) => new($"≤ {new Ratio(goal)}", ratio.Value <= goal);

    public static Goal RatioAtLeast(Ratio ratio, double goal) => new($"≥ {new Ratio(goal)}", ratio.Value >= goal);

    public override string ToString() => IsMet ? Text : $"{Text} (**missed**)";
}
