using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>Creates clients whose Sonar service is a scripted handler.</summary>
internal static class SonarTestClient
{
    public static IncidentAnalyticsClient Create(
        HttpMessageHandler handler,
        FakeTimeProvider? clock = null,
        Action<IncidentAnalyticsClientOptions>? configure = null
    ) =>
        TestClient.Create(
            handler,
            clock,
            o =>
            {
                o.Sonar.BaseAddress = new Uri("https://HOSTNAME");
                o.Sonar.Credential = Credential.Bearer("<API_KEY>");
                configure?.Invoke(o);
            }
        );
}
