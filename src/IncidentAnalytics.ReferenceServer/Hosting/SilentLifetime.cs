using Microsoft.Extensions.Hosting;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Leaves the process alone: the default lifetime would take Ctrl-C for every server of a test run.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
