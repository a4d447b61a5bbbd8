using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Measuring;

/// <summary>Starts programs whose first line of output is a result.</summary>
internal static class ChildProcess
{
    /// <summary>Starts this program with the arguments of a child.</summary>
    public static Process StartChild(params string[] arguments)
    {
        var name = OperatingSystem.IsWindows() ? "Benchmarks.exe" : "Benchmarks";
        return Start(Path.Combine(AppContext.BaseDirectory, name), ["child", .. arguments]);
    }

    /// <summary>Starts a program. It ends when its input is closed, or is killed when the result is disposed with <see cref="StopAsync"/>.</summary>
    public static Process Start(string fileName, params IEnumerable<string> arguments) =>
        Process.Start(
            new ProcessStartInfo(fileName, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
                WorkingDirectory = AppContext.BaseDirectory,
            }
        ) ?? throw new InvalidOperationException($"{fileName} did not start.");

    /// <summary>Runs a program to its end and returns the numbers of its first line.</summary>
    public static async Task<double[]> ReadNumbersAsync(Process process)
    {
        using (process)
        {
            var line = await ReadLineAsync(process);
            await process.WaitForExitAsync();
            return Array.ConvertAll(line.Split(' '), static n => double.Parse(n, CultureInfo.InvariantCulture));
        }
    }

    public static async Task<string> ReadLineAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"A child wrote nothing and ended.");

    public static async Task StopAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Runs a program that must succeed, such as the SDK, and returns its output.</summary>
    public static async Task<string> RunAsync(string fileName, params IEnumerable<string> arguments)
    {
        using var process = Start(fileName, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{fileName} failed: {output}");
    }
}
