using System.Diagnostics;
using System.Runtime.InteropServices;
using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.Testing;

namespace Benchmarks.Lines;

/// <summary><c>tests/NativeProgram</c> in native code: its size, and the time from the start of its process to its first answer.</summary>
internal sealed class NativeProgram : BenchmarkLine
{
    private const string Project = nameof(NativeProgram);
    private const int Runs = 15;

    public override string Title => "Native program: size, first answer";

    public override async Task<Row> MeasureAsync()
    {
        if (!CanLink())
            return new(Row.None, Row.None, "not measured: native programs are linked by gcc, on Linux x64");

        var limit = await PublishAsync(isRaw: true);
        var ours = await PublishAsync(isRaw: false);
        var (server, address) = await BareServer.StartProcessAsync();
        var (limitTimes, times) = (new List<double>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            limitTimes.Add(await RunAsync(limit, address));
            times.Add(await RunAsync(ours, address));
        }

        await ChildProcess.StopAsync(server);
        // The first run loads files from disk.
        var (limitTime, time) = (new Duration(Number.Median(limitTimes.Skip(1))), new Duration(Number.Median(times.Skip(1))));
        var size = new Bytes(new FileInfo(ours).Length);
        return new(
            $"raw {new Bytes(new FileInfo(limit).Length)}, {limitTime}",
            Row.None,
            $"{size}, {time}",
            Goal.AtMost(size, Bytes.FromMegabytes(10)),
            Goal.AtMost(time, Duration.FromMilliseconds(15))
        );
    }

    private static bool CanLink() =>
        OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture == Architecture.X64
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(static folder => File.Exists(Path.Combine(folder, "gcc")));

    private static async Task<string> PublishAsync(bool isRaw)
    {
        var artifacts = Repository.PathOf("artifacts", "benchmarks", isRaw ? "native-raw" : "native");
        await ChildProcess.RunAsync(
            "dotnet",
            [
                "publish",
                Repository.PathOf("tests", Project),
                "-c",
                "Release",
                "-p:FullBuild=false",
                "-p:NativeAot=true",
                $"-p:Raw={isRaw}",
                "--artifacts-path",
                artifacts,
                "-o",
                Path.Combine(artifacts, "program"),
                "-v",
                "quiet",
                "--nologo",
            ]
        );
        return Path.Combine(artifacts, "program", Project);
    }

    private static async Task<double> RunAsync(string program, Uri address)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = ChildProcess.Start(program, address.ToString());
        await ChildProcess.ReadLineAsync(process);
        var time = Stopwatch.GetElapsedTime(start);
        await process.WaitForExitAsync();
        return time.TotalSeconds;
    }
}
