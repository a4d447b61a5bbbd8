using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>
/// Measures contenders in turns (limit, alternative, ours, limit, …) in one process, so that whatever slows the machine down slows all of them.
/// </summary>
internal static class Alternation
{
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns the median time and bytes of one call of each contender, in their order.</summary>
    /// <param name="contenders">The calls.</param>
    public static Task<Figures[]> MeasureAsync(params Func<Task>[] contenders) => MeasureAsync(rounds: 25, contenders);

    /// <inheritdoc cref="MeasureAsync(Func{Task}[])"/>
    /// <param name="rounds">The number of turns.</param>
    /// <param name="contenders">The calls.</param>
    public static async Task<Figures[]> MeasureAsync(int rounds, params Func<Task>[] contenders)
    {
        var calls = await WarmUpAsync(contenders);
        var results = Array.ConvertAll(contenders, static _ => new List<Figures>());
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
                results[i].Add(await MeasureRoundAsync(contenders[i], calls[i]));
        }

        return Array.ConvertAll(
            results,
            static list => new Figures(
                new((long)Number.Median(list.Select(static f => (double)f.Bytes.Count))),
                new(Number.Median(list.Select(static f => f.Time.Seconds)))
            )
        );
    }

    /// <summary>Calls the contenders in turns until they run at their final speed, and returns how many calls a round has.</summary>
    private static async Task<int[]> WarmUpAsync(Func<Task>[] contenders)
    {
        var calls = Array.ConvertAll(contenders, static _ => 1);
        for (var warmUp = new WarmUp(quietTurns: 10, maxTurns: 200); warmUp.Continues(); )
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var figures = await MeasureRoundAsync(contenders[i], calls[i]);
                calls[i] = (int)Math.Clamp(RoundTime.TotalSeconds / figures.Time.Seconds, 1, 10.0 * calls[i]);
            }
        }

        return calls;
    }

    private static async Task<Figures> MeasureRoundAsync(Func<Task> call, int calls)
    {
        // The garbage of one contender is not collected in the round of the next one.
        GC.Collect(0);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            await call();
        var time = Stopwatch.GetElapsedTime(start);
        return new(new((GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls), new(time.TotalSeconds / calls));
    }
}
