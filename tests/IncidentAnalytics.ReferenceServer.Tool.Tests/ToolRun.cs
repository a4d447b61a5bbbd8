using System.CommandLine;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tool.Tests;

/// <summary>The tool's command line, run in this process.</summary>
internal sealed class ToolRun : IDisposable
{
    private readonly CancellationTokenSource _interrupt = CancellationTokenSource.CreateLinkedTokenSource(
        TestContext.Current.CancellationToken
    );
    private readonly AnnouncingWriter _output = new();
    private readonly StringWriter _error = new();

    public ToolRun(params string[] arguments)
    {
        var configuration = new InvocationConfiguration { Output = _output, Error = _error };
        ExitCode = ServerCommandLine.RunAsync(arguments, configuration, _interrupt.Token);
    }

    public Task<int> ExitCode { get; }

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    /// <summary>Completes when the tool has written this, or has ended without it.</summary>
    public Task WaitForOutputAsync(string text) => Task.WhenAny(_output.WaitForAsync(text), ExitCode);

    public void Interrupt() => _interrupt.Cancel();

    public void Dispose()
    {
        _interrupt.Dispose();
        _output.Dispose();
        _error.Dispose();
    }
}

internal sealed class AnnouncingWriter : StringWriter
{
    private readonly List<(string Text, TaskCompletionSource Seen)> _waiting = [];

    public Task WaitForAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            _waiting.Add((text, seen));
            Announce();
        }

        return seen.Task;
    }

    // Lines of requests are written on other threads than the banner.
    public override void Write(char value)
    {
        lock (_waiting)
        {
            base.Write(value);
            Announce();
        }
    }

    public override void Write(string? value)
    {
        lock (_waiting)
        {
            base.Write(value);
            Announce();
        }
    }

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteLineAsync(string? value) => WriteAsync(value + NewLine);

    public override string ToString()
    {
        lock (_waiting)
        {
            return base.ToString();
        }
    }

    private void Announce()
    {
        var written = base.ToString();
        foreach (var (text, seen) in _waiting)
        {
            if (written.Contains(text, StringComparison.Ordinal))
                seen.TrySetResult();
        }
    }
}

internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string text)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
