namespace IncidentAnalytics.ReferenceServer.Tool.Tests;

internal sealed class AnnouncingWriter : StringWriter
{
    private readonly List<(string Text, TaskCompletionSource Seen)> _waiting = [];

    public Task WaitForAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            _waiting.Add((text, seen));
        }

        Announce();
        return seen.Task;
    }

    public override async Task WriteAsync(string? value)
    {
        await base.WriteAsync(value);
        Announce();
    }

    private void Announce()
    {
        lock (_waiting)
        {
            var written = ToString();
            foreach (var (text, seen) in _waiting)
            {
                if (written.Contains(text, StringComparison.Ordinal))
                    seen.TrySetResult();
            }
        }
    }
}
