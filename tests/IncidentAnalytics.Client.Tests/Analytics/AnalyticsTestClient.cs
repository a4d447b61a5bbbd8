using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Clients of the analytics service over scripted responses.</summary>
internal static class AnalyticsTestClient
{
    public const string Host = "https://api.example.com";

    public static IncidentAnalyticsClient Create(
        HttpMessageHandler handler,
        FakeTimeProvider? clock = null,
        Credential? credential = null,
        Action<IncidentAnalyticsClientOptions>? configure = null
    ) =>
        TestClient.Create(
            handler,
            clock,
            o =>
            {
                o.Analytics.BaseAddress = new Uri(Host);
                o.Analytics.Credential = credential ?? Credential.Token("your-token-here");
                o.Analytics.MaxRetries = 0;
                configure?.Invoke(o);
            }
        );

    public static async Task<T> CallAsync<T>(ScriptedHandler handler, Func<AnalyticsClient, Task<T>> call)
    {
        using var client = Create(handler);
        return await call(client.Analytics);
    }
}
