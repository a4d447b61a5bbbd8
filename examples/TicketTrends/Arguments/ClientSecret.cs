using Microsoft.Extensions.Configuration;

namespace TicketTrends.Arguments;

/// <summary>
/// Where the client secret comes from: never from an argument, which every user of the machine can read in the list of processes
/// and which stays in the shell's history.
/// </summary>
internal static class ClientSecret
{
    public const string Variable = "INCIDENT_ANALYTICS_CLIENT_SECRET";

    public const string UserSecret = "IncidentAnalytics:Tickets:Credential:ClientSecret";

    public static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } secret
            ? secret
            : new ConfigurationBuilder().AddUserSecrets(typeof(ClientSecret).Assembly, optional: true).Build()[UserSecret];
}
