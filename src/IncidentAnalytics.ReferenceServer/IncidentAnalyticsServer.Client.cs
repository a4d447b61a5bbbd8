using IncidentAnalytics.Client;

namespace IncidentAnalytics.ReferenceServer;

/// <summary>The one place where the server knows the client.</summary>
public sealed partial class IncidentAnalyticsServer
{
    private readonly Lazy<HttpMessageHandler> _clientHandler;

    /// <summary>
    /// A client that is set up for this server: addresses, credentials, clock and connections. Dispose it before the server.
    /// </summary>
    /// <param name="configure">Sets options on top.</param>
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
