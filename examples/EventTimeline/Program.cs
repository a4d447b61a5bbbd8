using EventTimeline.Arguments;
using EventTimeline.Report;
using Examples;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.ReferenceServer;

namespace EventTimeline;

/// <summary>Counts recent events by severity: arguments → client → timeline.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => RunAsync(args, Shell.CreateForProcess(typeof(Program).Assembly));

    /// <summary>Runs the program with a given shell, so that tests can run it.</summary>
    internal static Task<int> RunAsync(string[] args, Shell shell, CancellationToken cancellationToken = default) =>
        new TimelineCommand(shell, ReportAsync).InvokeAsync(args, cancellationToken);

    private static async Task<int> ReportAsync(TimelineOptions options, Shell shell, CancellationToken cancellationToken)
    {
        try
        {
            var timeline = await shell.WaitAsync("Counting events …", () => FetchAsync(options, shell, cancellationToken));
            Write(shell, options, timeline);
            return 0;
        }
        catch (Exception exception)
            when (Failure.FromException(exception, e => HostOf(e, options), "the user, the domain or the password is wrong") is { } failure)
        {
            return shell.Fail(failure.Message, failure.ExitCode);
        }
    }

    private static void Write(Shell shell, TimelineOptions options, Timeline timeline)
    {
        if (shell.Format == OutputFormat.Json)
            DataOutput.WriteJson(shell.Out, TimelineDocument.Create(options, timeline), TimelineJson.Default.TimelineDocument);
        else if (shell.Format == OutputFormat.Csv)
            TimelineDocument.Create(options, timeline).WriteCsv(shell.Out);
        else if (shell.IsTerminal)
            shell.Console.Write(TerminalReport.Create(shell.Console, options, timeline));
        else
            PlainReport.Write(shell.Out, options, timeline);
    }

    private static async Task<Timeline> FetchAsync(TimelineOptions options, Shell shell, CancellationToken cancellationToken)
    {
        // Without an account, the reference server runs in this process, with real HTTP and without a port.
        await using var server = options.Service is null
            ? await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = shell.TimeProvider }, cancellationToken)
            : null;
        await using var client = server?.CreateClient() ?? CreateClient(options.Service!, shell.TimeProvider);

        // A relative range is sent as such: the server's clock decides, not this machine's.
        var statistics = await client.Events.GetStatisticsAsync(
            new EventStatisticsRequest
            {
                Range = TimeRange.Last(options.Last),
                Step = options.Step,
                Type = options.Type,
                Search = options.Search,
            },
            cancellationToken: cancellationToken
        );
        return new Timeline(statistics);
    }

    /// <summary>The host of the failed call: the service or the token endpoint.</summary>
    private static Uri? HostOf(IncidentAnalyticsException exception, TimelineOptions options) =>
        exception.Operation == Failure.TokenOperation ? options.Service?.Iam?.Endpoint : options.Service?.BaseUrl;

    private static IncidentAnalyticsClient CreateClient(EventService service, TimeProvider timeProvider) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.UserAgent = "EventTimeline/1.0";
            o.TimeProvider = timeProvider;
            o.Events.BaseAddress = service.BaseUrl;
            o.Events.ProjectId = service.ProjectId;
            o.Events.Credential = service.Iam is { } iam ? Credential.IamPassword(iam) : Credential.IamToken(service.Token!);
        });
}
