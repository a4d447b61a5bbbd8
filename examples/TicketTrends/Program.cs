using Examples;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.ReferenceServer;
using TicketTrends.Arguments;
using TicketTrends.Report;

namespace TicketTrends;

/// <summary>Reports types of tickets, the resolved share and the last days: arguments → client → report.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => RunAsync(args, Shell.CreateForProcess(typeof(Program).Assembly));

    /// <summary>Runs the program with a given shell, so that tests can run it.</summary>
    internal static Task<int> RunAsync(string[] args, Shell shell, CancellationToken cancellationToken = default) =>
        new TrendCommand(shell, ReportAsync).InvokeAsync(args, cancellationToken);

    private static async Task<int> ReportAsync(TrendOptions options, Shell shell, CancellationToken cancellationToken)
    {
        try
        {
            var trends = await shell.WaitAsync("Counting tickets …", () => FetchAsync(options, shell, cancellationToken));
            Write(shell, options, trends);
            return 0;
        }
        catch (Exception exception)
            when (Failure.FromException(exception, e => HostOf(e, options), "the client id or its secret is wrong") is { } failure)
        {
            return shell.Fail(failure.Message, failure.ExitCode);
        }
    }

    private static void Write(Shell shell, TrendOptions options, Trends trends)
    {
        if (shell.Format == OutputFormat.Json)
            DataOutput.WriteJson(shell.Out, TrendsDocument.Create(options, trends), TrendsJson.Default.TrendsDocument);
        else if (shell.Format == OutputFormat.Csv)
            TrendsDocument.Create(options, trends).WriteCsv(shell.Out);
        else if (shell.IsTerminal)
            shell.Console.Write(TerminalReport.Create(shell.Console, options, trends));
        else
            PlainReport.Write(shell.Out, options, trends);
    }

    /// <summary>The host of the failed call: the service or the token endpoint.</summary>
    private static Uri? HostOf(IncidentAnalyticsException exception, TrendOptions options) =>
        exception.Operation == Failure.TokenOperation ? options.Service?.TokenUrl : options.Service?.BaseUrl;

    private static async Task<Trends> FetchAsync(TrendOptions options, Shell shell, CancellationToken cancellationToken)
    {
        // Without an account, the reference server runs in this process, with real HTTP and without a port.
        await using var server = options.Service is null
            ? await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = shell.TimeProvider }, cancellationToken)
            : null;
        await using var client = server?.CreateClient() ?? CreateClient(options.Service!, shell.TimeProvider);

        // A handle has the name of an aggregation and the type of its result. It can be used at several levels.
        var resolved = Aggregation.Filter("resolved_count", TicketFilter.Term("ticket.resolved", true));
        var byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20, aggregations: [resolved]);
        var daily = Aggregation.DateHistogram("tickets_over_time", "@timestamp", HistogramInterval.Fixed(TimeSpan.FromDays(1)));

        var today = DateOnly.FromDateTime(shell.TimeProvider.GetUtcNow().UtcDateTime);
        var tickets = await client.Tickets.AggregateAsync(
            new TicketAggregationRequest
            {
                Application = options.Application,
                AppTypes = options.AppTypes,
                Domains = options.Domains,
                Range = TimeRange.Last(TimeSpan.FromDays(options.Days)),
                IncludesEu = options.IncludesEu,
                Aggregations = [byType, daily, resolved],
            },
            cancellationToken: cancellationToken
        );

        // Results are read with their handles, without casts and without repeating names.
        var types = tickets.Get(byType);
        var days = tickets.Get(daily).Buckets;
        return new Trends
        {
            // Some stores count hits only up to a limit. Every ticket has a day, so the days are complete even then.
            Total = tickets.TotalRelation == TicketTotalRelation.GreaterThanOrEqual ? days.Sum(static day => day.DocCount) : tickets.Total,
            Resolved = tickets.Get(resolved).DocCount,
            Types = [.. types.Buckets.Select(type => new TypeTrend(type.Key.ToString(), type.DocCount, type.Get(resolved).DocCount))],
            OtherTypes = types.SumOtherDocCount,
            PerDay = days.ToDictionary(static day => DateOnly.FromDateTime(day.Key.UtcDateTime), static day => day.DocCount),
            Today = today,
            Days = options.Days,
        };
    }

    private static IncidentAnalyticsClient CreateClient(TicketService service, TimeProvider timeProvider) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.UserAgent = "TicketTrends/1.0";
            o.TimeProvider = timeProvider;
            o.Tickets.BaseAddress = service.BaseUrl;
            o.Tickets.Credential = Credential.ClientCredentials(
                new()
                {
                    TokenEndpoint = service.TokenUrl,
                    ClientId = service.ClientId,
                    ClientSecret = service.ClientSecret,
                    Scope = service.Scope,
                }
            );
        });
}
