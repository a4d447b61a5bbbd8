using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Benchmarks.Contenders;
using Benchmarks.Lines;

namespace Benchmarks;

/// <summary>What this program does in a process of its own, started by a line.</summary>
internal static class Children
{
    public static Task RunAsync(string name, string[] arguments, long start) =>
        name switch
        {
            FirstAnswer.Child => AnswerAsync(arguments[0], new Uri(arguments[1]), start),
            CreateClient.Child => CreateAsync(arguments[0]),
            BareServer.Child => BareServer.RunAsync(),
            CommandLine.Child => CommandLine.MeasureAsync(arguments[0]),
            _ => throw new ArgumentException($"There is no child '{name}'."),
        };

    /// <summary>Makes one call and prints the milliseconds since the start of the program.</summary>
    private static async Task AnswerAsync(string contender, Uri address, long start)
    {
        var call = contender switch
        {
            FirstAnswer.Limit => KpiMetricCalls.CreateLimit(handler: null, address),
            FirstAnswer.Alternative => KpiMetricCalls.CreateAlternative(handler: null, address),
            _ => KpiMetricCalls.CreateOurs(handler: null, address),
        };
        await call();
        Print(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>Creates a client and prints the milliseconds and the number of methods that were compiled.</summary>
    private static Task CreateAsync(string service)
    {
        var address = new Uri("https://example.com");
        var methods = JitInfo.GetCompiledMethodCount();
        var start = Stopwatch.GetTimestamp();
        using var client = service switch
        {
            "tickets" => OurClient.CreateForTickets(handler: null, address),
            "events" => OurClient.CreateForEvents(handler: null, address),
            "sonar" => OurClient.CreateForSonar(handler: null, address),
            _ => OurClient.CreateForAnalytics(handler: null, address),
        };
        Print(Stopwatch.GetElapsedTime(start).TotalMilliseconds, JitInfo.GetCompiledMethodCount() - methods);
        return Task.CompletedTask;
    }

    private static void Print(params IEnumerable<double> numbers) =>
        Console.WriteLine(string.Join(' ', numbers.Select(static n => n.ToString(CultureInfo.InvariantCulture))));
}
