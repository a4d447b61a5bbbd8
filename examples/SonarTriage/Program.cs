using Examples;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Paging;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.ReferenceServer;
using SonarTriage.Arguments;
using SonarTriage.Export;
using SonarTriage.Report;
using Spectre.Console;

namespace SonarTriage;

/// <summary>Lists open urgent tickets and their assignees: arguments → client, page by page → report and export.</summary>
internal static class Program
{
    private const string WrongKey = "the service does not accept the API key";

    public static Task<int> Main(string[] args) => RunAsync(args, Shell.CreateForProcess(typeof(Program).Assembly));

    /// <summary>Runs the program with a given shell, so that tests can run it.</summary>
    internal static Task<int> RunAsync(string[] args, Shell shell, CancellationToken cancellationToken = default) =>
        new TriageCommand(shell, ReportAsync).InvokeAsync(args, cancellationToken);

    private static async Task<int> ReportAsync(TriageOptions options, Shell shell, CancellationToken cancellationToken)
    {
        try
        {
            var triage = await FetchAsync(options, shell, cancellationToken);
            await WriteAsync(shell, options, triage, cancellationToken);
            if (options.Export is { } file)
                await shell.Error.WriteLineAsync(Show.OneLine($"{Show.Count(triage.Tickets.Count)} tickets written to {file.FullName}"));
            return 0;
        }
        catch (Exception exception)
            when (Failure.FromException(exception, _ => options.Service?.BaseUrl, WrongKey, WrongKey) is { } failure)
        {
            return shell.Fail(failure.Message, failure.ExitCode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return shell.Fail($"error: the export cannot be written - {exception.Message}");
        }
    }

    private static async Task WriteAsync(Shell shell, TriageOptions options, Triage triage, CancellationToken cancellationToken)
    {
        if (shell.Format != OutputFormat.Text)
            await TicketExport.WriteAsync(shell.Out, shell.Format, triage.Tickets, cancellationToken);
        else if (shell.IsTerminal)
            shell.Console.Write(TerminalReport.Create(shell.Console, options, triage));
        else
            PlainReport.Write(shell.Out, options, triage);
    }

    private static async Task<Triage> FetchAsync(TriageOptions options, Shell shell, CancellationToken cancellationToken)
    {
        // Without an account, the reference server runs in this process, with real HTTP and without a port.
        await using var server = options.Service is null
            ? await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = shell.TimeProvider }, cancellationToken)
            : null;
        await using var client = server?.CreateClient() ?? CreateClient(options.Service!, shell.TimeProvider);

        var tickets = client.Sonar.ListTicketsAsync(
            new SonarTicketQuery
            {
                Priorities = options.Priorities,
                Statuses = options.Statuses,
                Keywords = options.Keywords,
                Range = options.Days is { } days ? TimeRange.Last(TimeSpan.FromDays(days)) : null,
                PageSize = options.PageSize,
            },
            cancellationToken: cancellationToken
        );

        await using var export = TicketExport.Begin(options.Export);
        var triage = await ReadAsync(tickets.AsPages(), export, shell, cancellationToken);
        if (export is not null)
            await export.CompleteAsync(cancellationToken);
        return triage;
    }

    /// <summary>Reads all pages, with a progress bar if the terminal is interactive.</summary>
    private static Task<Triage> ReadAsync(
        IAsyncEnumerable<Page<SonarTicket>> pages,
        TicketExport? export,
        Shell shell,
        CancellationToken cancellationToken
    )
    {
        return shell.WaitAsync("Reading tickets", ReadAsync);

        async Task<Triage> ReadAsync(ProgressTask? bar)
        {
            var tickets = new List<SonarTicket>();
            var count = 0;
            await foreach (var page in pages)
            {
                count++;
                foreach (var ticket in page.Items)
                {
                    tickets.Add(ticket);
                    if (export is not null)
                        await export.WriteAsync(ticket, cancellationToken);
                }

                if (bar is not null)
                {
                    bar.MaxValue = Math.Max(1, page.TotalCount ?? tickets.Count);
                    bar.Description = $"{Show.Count(tickets.Count)} tickets";
                    bar.Value = tickets.Count;
                }
            }

            if (bar is not null)
                bar.Value = bar.MaxValue;
            return new Triage
            {
                Tickets = tickets,
                Pages = count,
                ReadAt = shell.TimeProvider.GetUtcNow(),
            };
        }
    }

    private static IncidentAnalyticsClient CreateClient(SonarService service, TimeProvider timeProvider) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.UserAgent = "SonarTriage/1.0";
            o.TimeProvider = timeProvider;
            o.Sonar.BaseAddress = service.BaseUrl;
            o.Sonar.Credential = Credential.Bearer(service.ApiKey);
        });
}
