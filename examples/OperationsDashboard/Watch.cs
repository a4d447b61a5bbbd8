using Examples;
using OperationsDashboard.Arguments;
using OperationsDashboard.Report;

namespace OperationsDashboard;

/// <summary>Refreshes the dashboard until it is cancelled. A refresh that fails keeps the last data and shows why.</summary>
internal sealed class Watch(DashboardOptions options, Shell shell, Func<CancellationToken, Task<Dashboard>> readAsync)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _interval = options.RefreshInterval!.Value;
    private DateTimeOffset? _failedAt;
    private Failure? _failure;

    public Task RunAsync(Dashboard first, CancellationToken cancellationToken) =>
        shell.IsInteractive ? DrawAsync(first, cancellationToken) : PrintAsync(first, cancellationToken);

    /// <summary>Draws every second: the window may have another size.</summary>
    private async Task DrawAsync(Dashboard dashboard, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick, shell.TimeProvider);
        using var screen = new Screen(shell.Console);
        while (true)
        {
            var next = shell.TimeProvider.GetUtcNow() + _interval;
            for (var left = _interval; left > TimeSpan.Zero; left = next - shell.TimeProvider.GetUtcNow())
            {
                Draw(left);
                await timer.WaitForNextTickAsync(cancellationToken);
            }

            Draw(null);
            dashboard = await RefreshAsync(cancellationToken) ?? dashboard;
        }

        void Draw(TimeSpan? left) =>
            screen.Draw(TerminalReport.CreateScreen(shell.Console, options, dashboard, new WatchStatus(left, _failedAt, _failure)));
    }

    /// <summary>Prints one report after the other.</summary>
    private async Task PrintAsync(Dashboard first, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_interval, shell.TimeProvider);
        Print(first);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (await RefreshAsync(cancellationToken) is { } dashboard)
                Print(dashboard);
            else
                shell.Fail($"{Units.Instant(_failedAt!.Value)} UTC {_failure!.Message}");
        }

        void Print(Dashboard dashboard) => DashboardOutput.Write(shell, options, dashboard);
    }

    /// <summary>Reads the data, or returns null when that failed.</summary>
    private async Task<Dashboard?> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var dashboard = await readAsync(cancellationToken);
            (_failedAt, _failure) = (null, null);
            return dashboard;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && options.FailureOf(exception) is { } failure)
        {
            (_failedAt, _failure) = (shell.TimeProvider.GetUtcNow(), failure);
            return null;
        }
    }
}
