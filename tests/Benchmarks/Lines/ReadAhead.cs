using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Paging;

namespace Benchmarks.Lines;

/// <summary>A list of 100 pages that take 20 ms each, with 20 ms of work for each page.</summary>
internal sealed class ReadAhead : BenchmarkLine
{
    private const int Pages = 100;
    private const int Runs = 3;

    private static readonly TimeSpan PageTime = TimeSpan.FromMilliseconds(20);
    private static readonly Uri Address = new("https://example.com");

    public override string Title => "100 pages of 20 ms, 20 ms of work each";

    public override async Task<Row> MeasureAsync()
    {
        var raw = new RawClient(new SlowPages(), Address, "Token token");
        await using var client = OurClient.CreateForAnalytics(new SlowPages(), Address);
        var (limits, ours, without) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            limits.Add(await TimeAsync(() => ReadAheadAsync(raw)));
            ours.Add(await TimeAsync(() => ReadAsync(client.Analytics.KpiMetrics.ListAsync().WithReadAhead())));
            without.Add(await TimeAsync(() => ReadAsync(client.Analytics.KpiMetrics.ListAsync())));
        }

        var time = new Duration(Number.Median(ours));
        return new(
            $"{new Duration(Number.Median(limits))} (raw, next page requested before the work)",
            Row.None,
            $"{time} with read-ahead, {new Duration(Number.Median(without))} without",
            Goal.AtMost(time, Duration.FromMilliseconds(2_150))
        );
    }

    private static async Task ReadAheadAsync(RawClient raw)
    {
        var next = GetPageAsync(1);
        for (var page = 1; page <= Pages; page++)
        {
            _ = await next;
            next = page < Pages ? GetPageAsync(page + 1) : next;
            Work();
        }

        Task<PlainPage<PlainKpiMetric>> GetPageAsync(int page) =>
            raw.GetAsync(
                string.Create(CultureInfo.InvariantCulture, $"/api/analytics/kpi-metrics/?page={page}"),
                PlainJsonContext.Default.PlainPagePlainKpiMetric
            );
    }

    private static async Task ReadAsync(AsyncPageable<KpiMetric> list)
    {
        await foreach (var _ in list.AsPages())
            Work();
    }

    private static void Work() => Thread.Sleep(PageTime);

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Responds with pages of one metric after 20 ms.</summary>
    private sealed class SlowPages : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(PageTime, cancellationToken);
            var query = request.RequestUri!.Query;
            var at = query.IndexOf("page=", StringComparison.Ordinal);
            var page = at < 0 ? 1 : int.Parse(query.AsSpan(at + 5).ToString().Split('&')[0], CultureInfo.InvariantCulture);
            var next = page < Pages ? $"\"https://example.com/?page={page + 1}\"" : "null";
            var json = string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"count":{{Pages}},"next":{{next}},"previous":null,"results":[{"id":"{{page}}"}]}"""
            );
            return new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        }
    }
}
