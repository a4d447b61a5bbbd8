using Examples;
using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using OperationsDashboard.Arguments;
using OperationsDashboard.Report;

namespace OperationsDashboard;

/// <summary>Shows KPIs, anomalies and costs: arguments → actions → client → dashboard, once or repeatedly.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => RunAsync(args, Shell.CreateForProcess(typeof(Program).Assembly));

    /// <summary>Runs the program with a given shell, so that tests can run it.</summary>
    internal static Task<int> RunAsync(string[] args, Shell shell, CancellationToken cancellationToken = default) =>
        new DashboardCommand(shell, ReportAsync).InvokeAsync(args, cancellationToken);

    private static async Task<int> ReportAsync(DashboardOptions options, Shell shell, CancellationToken cancellationToken)
    {
        try
        {
            // Without an account, the reference server runs in this process, with real HTTP and without a port.
            await using var server = options.Service is null
                ? await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = shell.TimeProvider }, cancellationToken)
                : null;
            await using var client = server?.CreateClient() ?? CreateClient(options.Service!, shell.TimeProvider);

            var notes = await ActAsync(client, options, shell, cancellationToken);
            var reader = new DashboardReader(client.Analytics, options.Anomalies, notes, shell.TimeProvider);
            var dashboard = await shell.WaitAsync("Reading analytics …", () => reader.ReadAsync(cancellationToken));
            if (options.RefreshInterval is not null)
                await new Watch(options, shell, reader.ReadAsync).RunAsync(dashboard, cancellationToken);
            else
                DashboardOutput.Write(shell, options, dashboard);
            return 0;
        }
        catch (OperationCanceledException) when (options.RefreshInterval is not null && cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C ends watching.
            return 0;
        }
        catch (NotFoundException exception) when (Operations.IsUnknownAnomaly(exception))
        {
            return shell.Fail($"error: there is no anomaly '{options.Acknowledge}'.");
        }
        catch (Exception exception) when (options.FailureOf(exception) is { } failure)
        {
            return shell.Fail(failure.Message, failure.ExitCode);
        }
    }

    /// <summary>Runs the requested actions before the dashboard is read.</summary>
    private static async Task<IReadOnlyList<string>> ActAsync(
        IncidentAnalyticsClient client,
        DashboardOptions options,
        Shell shell,
        CancellationToken cancellationToken
    )
    {
        var notes = new List<string>();
        if (options.Acknowledge is { } id)
            notes.Add(await Operations.AcknowledgeAsync(client.Analytics, id, cancellationToken));
        if (options.Train)
            notes.AddRange(await Operations.TrainAsync(client.Analytics, shell, cancellationToken));
        return notes;
    }

    private static IncidentAnalyticsClient CreateClient(AnalyticsService service, TimeProvider timeProvider) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.UserAgent = "OperationsDashboard/1.0";
            o.TimeProvider = timeProvider;
            o.Analytics.BaseAddress = service.BaseUrl;
            o.Analytics.Credential = Credential.Token(service.Token);
        });
}
