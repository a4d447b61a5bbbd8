using System.Text.Json.Serialization.Metadata;

namespace Benchmarks.Contenders;

/// <summary>The same small GET, of a KPI metric, made by each contender.</summary>
internal static class KpiMetricCalls
{
    private const string Authorization = "Token token";

    private static JsonTypeInfo<PlainKpiMetric> Metric => PlainJsonContext.Default.PlainKpiMetric;

    public static Func<Task> CreateLimit(HttpMessageHandler? handler, Uri baseAddress)
    {
        var raw = new RawClient(handler, baseAddress, Authorization);
        return () => raw.GetAsync("/api/analytics/kpi-metrics/1/", Metric);
    }

    public static Func<Task> CreateAlternative(HttpMessageHandler? handler, Uri baseAddress)
    {
        var user = UserStack.Create(handler, baseAddress, Authorization);
        return () => user.GetKpiMetricAsync("1");
    }

    public static Func<Task> CreateBareRefit(HttpMessageHandler handler, Uri baseAddress)
    {
        var bare = UserStack.CreateBare(handler, baseAddress, Authorization);
        return () => bare.GetKpiMetricAsync("1");
    }

    public static Func<Task> CreateOurs(HttpMessageHandler? handler, Uri baseAddress)
    {
        var ours = OurClient.CreateForAnalytics(handler, baseAddress);
        return () => ours.Analytics.KpiMetrics.GetAsync("1");
    }
}
