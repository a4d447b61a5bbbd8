using IncidentAnalytics.Client;

namespace Benchmarks.Contenders;

/// <summary>This client, with one configured service.</summary>
internal static class OurClient
{
    public static IncidentAnalyticsClient CreateForTickets(HttpMessageHandler? handler, Uri baseAddress) =>
        IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = handler;
            options.Tickets.BaseAddress = baseAddress;
            options.Tickets.Credential = Credential.Bearer("token");
            options.Tickets.ClientId = "client";
        });

    public static IncidentAnalyticsClient CreateForEvents(HttpMessageHandler? handler, Uri baseAddress) =>
        IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = handler;
            options.Events.BaseAddress = baseAddress;
            options.Events.ProjectId = "project";
            options.Events.Credential = Credential.IamToken("token");
        });

    public static IncidentAnalyticsClient CreateForSonar(HttpMessageHandler? handler, Uri baseAddress) =>
        IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = handler;
            options.Sonar.BaseAddress = baseAddress;
            options.Sonar.Credential = Credential.Bearer("token");
        });

    public static IncidentAnalyticsClient CreateForAnalytics(HttpMessageHandler? handler, Uri baseAddress) =>
        IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = handler;
            options.Analytics.BaseAddress = baseAddress;
            options.Analytics.Credential = Credential.Token("token");
        });
}
