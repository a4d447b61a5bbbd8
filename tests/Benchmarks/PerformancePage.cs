using System.Globalization;
using System.Runtime.InteropServices;
using Benchmarks.Measuring;
using IncidentAnalytics.Testing;

namespace Benchmarks;

/// <summary>Writes the figures into docs/performance.md, between two comments.</summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- figures: written by tests/Benchmarks -->";
    private const string End = "<!-- end of the figures -->";

    public static async Task UpdateAsync(IEnumerable<(BenchmarkLine Line, Row Row)> rows)
    {
        var path = Repository.PathOf("docs", "performance.md");
        var page = await File.ReadAllTextAsync(path);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, $"{page[..begin]}\n{Format(rows, await DescribeMachineAsync())}\n{page[end..]}");
    }

    private static string Format(IEnumerable<(BenchmarkLine Line, Row Row)> rows, string machine) =>
        $"{machine}\n\n| Line | Limit | A user's alternative | Ours | Goal |\n|---|---|---|---|---|\n"
        + string.Concat(
            rows.Select(static r =>
                $"| {r.Line.Title} (`{r.Line.Name}`) | {r.Row.Limit} | {r.Row.Alternative} | {r.Row.Ours} | {r.Row.Goal} |\n"
            )
        );

    private static async Task<string> DescribeMachineAsync()
    {
        var commit = (await ChildProcess.RunAsync("git", "-C", Repository.Root, "log", "-1", "--format=%h", "--", "src/*.cs")).Trim();
        var isChanged = (await ChildProcess.RunAsync("git", "-C", Repository.Root, "status", "--porcelain", "--", "src/*.cs")).Length > 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Measured on {DateTime.UtcNow:yyyy-MM-dd} at commit {commit}{(isChanged ? " with local changes" : "")} on {FindProcessor()} with "
                + $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}."
        );
    }

    private static string FindProcessor() =>
        OperatingSystem.IsLinux()
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(static l => l.StartsWith("model name", StringComparison.Ordinal)) is { } model
            ? model[(model.IndexOf(':', StringComparison.Ordinal) + 2)..]
            : $"an {RuntimeInformation.ProcessArchitecture} processor";
}
