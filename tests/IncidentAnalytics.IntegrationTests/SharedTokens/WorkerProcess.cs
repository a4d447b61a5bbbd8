using System.Diagnostics;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.IntegrationTests.SharedTokens;

/// <summary>A process of the program in <c>tests/TokenWorker</c>.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process = Process.Start(
        new ProcessStartInfo(FindProgram()) { RedirectStandardInput = true, RedirectStandardOutput = true }
    )!;

    /// <summary>The command with which the client of the process was opened; null for none.</summary>
    public string? Opened { get; private set; }

    public bool HasEnded => _process.HasExited;

    /// <summary>Sends a command and returns its result.</summary>
    public async Task<string> SendAsync(string command, CancellationToken cancellationToken)
    {
        await WriteAsync(command);
        return await ReadAsync(cancellationToken) ?? throw new InvalidOperationException($"The process has ended: {command}");
    }

    /// <summary>Opens a client, unless it is open.</summary>
    public async Task OpenAsync(string command, CancellationToken cancellationToken)
    {
        if (Opened != command)
            await SendAsync(command, cancellationToken);
        Opened = command;
    }

    /// <summary>Sends a command that reports its progress.</summary>
    /// <param name="command">The command.</param>
    /// <param name="onProgress">Called for each line before the result.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The result; null when the process was killed.</returns>
    public async Task<string?> SendAsync(string command, Func<Task> onProgress, CancellationToken cancellationToken)
    {
        await WriteAsync(command);
        string? line;
        while ((line = await ReadAsync(cancellationToken)) == "progress")
            await onProgress();
        return line;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends the process by the end of its input.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Has the same configuration and framework as this program: <c>tests/TokenWorker/bin/Debug/net10.0/TokenWorker</c>.</summary>
    private static string FindProgram()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Repository.PathOf("tests", "TokenWorker", "bin", framework.Parent!.Name, framework.Name, "TokenWorker");
    }

    private Task<string?> ReadAsync(CancellationToken cancellationToken) =>
        _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask();

    private async Task WriteAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
    }
}
