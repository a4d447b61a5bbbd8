using IncidentAnalytics.ReferenceServer;

namespace WebApi;

/// <summary>Replaces the real services by a reference server in this process, through the configuration alone.</summary>
internal static class OfflineServer
{
    public static async Task<IncidentAnalyticsServer> StartAsync(ConfigurationManager configuration)
    {
        var server = await IncidentAnalyticsServer.StartAsync(new() { Port = 0 }); // any free port of 127.0.0.1
        var address = server.BaseAddress.ToString();
        configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["IncidentAnalytics:Tickets:BaseAddress"] = address,
                ["IncidentAnalytics:Tickets:Credential:TokenEndpoint"] = server.TokenEndpoint.ToString(),
                ["IncidentAnalytics:Tickets:Credential:ClientId"] = ReferenceCredentials.ClientId,
                ["IncidentAnalytics:Tickets:Credential:ClientSecret"] = ReferenceCredentials.ClientSecret,
                ["IncidentAnalytics:Events:BaseAddress"] = address,
                ["IncidentAnalytics:Events:Credential:Endpoint"] = server.IamEndpoint.ToString(),
                ["IncidentAnalytics:Events:Credential:UserName"] = ReferenceCredentials.IamUserName,
                ["IncidentAnalytics:Events:Credential:Password"] = ReferenceCredentials.IamPassword,
                ["IncidentAnalytics:Events:Credential:DomainName"] = ReferenceCredentials.IamDomainName,
                ["IncidentAnalytics:Events:Credential:ProjectId"] = ReferenceCredentials.ProjectId,
                ["IncidentAnalytics:Sonar:BaseAddress"] = address,
                ["IncidentAnalytics:Sonar:Credential:Token"] = ReferenceCredentials.SonarApiKey,
                ["IncidentAnalytics:Analytics:BaseAddress"] = address,
                ["IncidentAnalytics:Analytics:Credential:Token"] = ReferenceCredentials.AnalyticsToken,
            }
        );
        return server;
    }
}
