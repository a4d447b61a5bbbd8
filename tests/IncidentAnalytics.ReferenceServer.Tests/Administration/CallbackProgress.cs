using IncidentAnalytics.ReferenceServer.Analytics.Commands;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

/// <summary>Runs a callback at the first report, in the middle of the command and outside of every lock.</summary>
internal sealed class CallbackProgress(Action callback) : IProgress<CommandProgress>
{
    private Action? _callback = callback;

    public void Report(CommandProgress value) => Interlocked.Exchange(ref _callback, null)?.Invoke();
}
