#if RAW
using Benchmarks.Contenders;

var client = new RawClient(handler: null, new Uri(args[0]), "Token token");
var metric = await client.GetAsync("/api/analytics/kpi-metrics/1/", PlainJsonContext.Default.PlainKpiMetric);
Console.WriteLine(metric.Name);
#else
using IncidentAnalytics.Client;

// One call to the server at the given address; prints the name of the metric.
await using var client = IncidentAnalyticsClient.Create(options =>
{
    options.Analytics.BaseAddress = new Uri(args[0]);
    options.Analytics.Credential = Credential.Token("token");
});
var metric = await client.Analytics.KpiMetrics.GetAsync("1");
Console.WriteLine(metric.Name);
#endif
