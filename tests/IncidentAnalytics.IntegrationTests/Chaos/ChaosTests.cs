using System.Globalization;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>
/// All operations with 30 % of faults of every kind, callers that cancel, tokens that expire or are revoked, rate limits and refused connections.
/// The environment variables <c>CHAOS_CALLS</c>, <c>CHAOS_SEED</c> and <c>CHAOS_FIRST</c> choose how many calls are made and which.
/// </summary>
[Collection(nameof(RunsAlone))]
public sealed class ChaosTests
{
    private const int RoundSize = 1500;
    private const int LimitedRoundSize = 600;
    private const long MaxGrowth = 32 * 1024 * 1024;

    private static readonly long Count = Number("CHAOS_CALLS", 3000);
    private static readonly int Seed = (int)Number("CHAOS_SEED", 20_260_302);
    private static readonly long First = Number("CHAOS_FIRST", 0);

    [Fact]
    public async Task Calls_EndWithTheRightValueOrATypedException_UnderFaults()
    {
        var figures = new ChaosFigures(TimeProvider.System);
        var unobserved = 0;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        try
        {
            // Rounds of fixed numbers, so that one of them can be repeated by itself.
            for (var first = First; first < First + Count && figures.Violations.Count == 0; first += RoundSize)
                await new ChaosRound(Seed, first, (int)Math.Min(RoundSize, First + Count - first)).RunAsync(figures);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= OnUnobserved;
        }

        if (unobserved > 0)
            figures.Violate("left over", First, $"{unobserved} unobserved exceptions");
        TestContext.Current.TestOutputHelper?.WriteLine(figures.ToString());
        Assert.True(figures.Violations.Count == 0, Describe(figures));
        if (Count < RoundSize)
            return;

        Assert.True(figures["faults"] > 0.25 * figures["requests"], figures.ToString());
        Assert.True(figures["right values"] > 0.5 * Count, figures.ToString());
        var third = Math.Max(1, figures.Memory.Count / 3);
        Assert.True(figures.Memory.TakeLast(third).Average() - figures.Memory.Take(third).Average() < MaxGrowth, figures.ToString());

        void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            Interlocked.Increment(ref unobserved);
            figures.Violate("left over", First, $"unobserved: {e.Exception}");
        }
    }

    [Fact]
    public async Task Calls_StayWithinTheLimits_WithALimiter()
    {
        var figures = new ChaosFigures(TimeProvider.System);

        await new ChaosRound(Seed, first: 0, LimitedRoundSize, isLimited: true).RunAsync(figures);

        TestContext.Current.TestOutputHelper?.WriteLine(figures.ToString());
        Assert.True(figures.Violations.Count == 0, Describe(figures));
        Assert.True(figures["right values"] > 0.5 * LimitedRoundSize, figures.ToString());
    }

    private static string Describe(ChaosFigures figures) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Repeat the round of a call with CHAOS_SEED={Seed} CHAOS_FIRST=<number, rounded down to {RoundSize}> CHAOS_CALLS={RoundSize}.
            {string.Join(Environment.NewLine, figures.Violations)}
            {figures}
            """
        );

    private static long Number(string variable, long defaultValue) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : defaultValue;
}
