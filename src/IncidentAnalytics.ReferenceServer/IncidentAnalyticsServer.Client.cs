using IncidentAnalytics.Client;

namespace IncidentAnalytics.ReferenceServer;

/// <summary>The only part of the server that references the client.</summary>
public sealed partial class IncidentAnalyticsServer
{
    private readonly Lazy<HttpMessageHandler> _clientHandler;

    /// <summary>
    /// Creates a client with the addresses, credentials, clock and connections of this server. Dispose it before the server.
    /// </summary>
    /// <param name="configure">Changes the options of the client.</param>
    /// <example>
    /// <code>
    /// await using var server = await IncidentAnalyticsServer.StartAsync();
    /// await using var client = server.CreateClient();
    /// </code>
    /// </example>
    public IncidentAnalyticsClient CreateClient(Action<IncidentAnalyticsClientOptions>? configure = null)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = _clientHandler.Value;
            options.TimeProvider = TimeProvider;
            options.Tickets.BaseAddress = BaseAddress;
            options.Tickets.Credential = Credential.ClientCredentials(
                new ClientCredentialsOptions
                {
                    TokenEndpoint = TokenEndpoint,
                    ClientId = ReferenceCredentials.ClientId,
                    ClientSecret = ReferenceCredentials.ClientSecret,
                }
            );
            options.Events.BaseAddress = BaseAddress;
            options.Events.Credential = Credential.IamPassword(
                new IamPasswordOptions
                {
                    Endpoint = IamEndpoint,
                    UserName = ReferenceCredentials.IamUserName,
                    Password = ReferenceCredentials.IamPassword,
                    DomainName = ReferenceCredentials.IamDomainName,
                    ProjectId = ReferenceCredentials.ProjectId,
                }
            );
            options.Sonar.BaseAddress = BaseAddress;
            options.Sonar.Credential = Credential.Bearer(ReferenceCredentials.SonarApiKey);
            options.Analytics.BaseAddress = BaseAddress;
            options.Analytics.Credential = Credential.Token(ReferenceCredentials.AnalyticsToken);
            configure?.Invoke(options);
        });
    }
}
