using System.Diagnostics;
using System.Text.Json;
using Benchmarks.Lines;
using Benchmarks.Measuring;

namespace Benchmarks;

/// <summary><c>list</c>, <c>all [--update-page]</c>, or names of lines.</summary>
/// <remarks>
/// Each line has a process of its own: the runtime optimizes code for the calls that it sees, so that a line would depend on those before it.
/// </remarks>
internal static class CommandLine
{
    public const string Child = "line";

    private static readonly BenchmarkLine[] Lines =
    [
        new FirstAnswer(),
        new CreateClient(),
        new Get(),
        new Post(),
        new SonarPage(),
        new KpiPage(),
        new Terms(),
        new Loopback(),
        new ReadAhead(),
        new CancelledGet(),
        new ServerPerTest(),
        new ServerProcess(),
        new EngineSmall(),
        new EngineLarge(),
        new LoadTickets(),
        new ServerRequests(),
        new NativeProgram(),
    ];

    /// <summary>Measures a line in this process and prints its figures as JSON.</summary>
    public static async Task MeasureAsync(string name) =>
        Console.WriteLine(JsonSerializer.Serialize(await Lines.Single(line => line.Name == name).MeasureAsync()));

    public static async Task<int> RunAsync(string[] arguments)
    {
        var updatesPage = arguments is ["all", "--update-page"];
        var names = arguments.Where(static a => a != "--update-page").ToArray();
        if (names is ["list"])
        {
            foreach (var line in Lines)
                Console.WriteLine($"{line.Name, -16} {line.Title}");
            return 0;
        }

        var chosen = names is ["all"] ? Lines : Array.FindAll(Lines, line => names.Contains(line.Name, StringComparer.Ordinal));
        if (chosen.Length == 0 || (names is not ["all"] && (chosen.Length != names.Length || arguments.Length != names.Length)))
        {
            await Console.Error.WriteLineAsync("Usage: list | all [--update-page] | <line>...");
            return 2;
        }

        var rows = new List<(BenchmarkLine, Row)>();
        foreach (var line in chosen)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = ChildProcess.StartChild(Child, line.Name);
            var row = JsonSerializer.Deserialize<Row>(await ChildProcess.ReadLineAsync(process))!;
            await process.WaitForExitAsync();
            rows.Add((line, row));
            Console.WriteLine($"{line.Name}: {line.Title} ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)");
            Console.WriteLine($"  limit        {row.Limit}");
            Console.WriteLine($"  alternative  {row.Alternative}");
            Console.WriteLine($"  ours         {row.Ours}");
            Console.WriteLine($"  goal         {row.Goal}");
        }

        if (updatesPage)
            await PerformancePage.UpdateAsync(rows);
        return 0;
    }
}
