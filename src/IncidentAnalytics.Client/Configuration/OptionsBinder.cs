using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Client;

/// <summary>
/// Reads the options from configuration. Written by hand: the platform's binders cannot make a <see cref="Credential"/>, and
/// one of them is not safe to trim.
/// </summary>
internal static class OptionsBinder
{
    private static readonly string[] Keys =
    [
        "MaxResponseBytes",
        "MaxConnectionsPerServer",
        "KeepHostHandlers",
        "UserAgent",
        "TokenRequests",
        "Tickets",
        "Events",
        "Sonar",
        "Analytics",
    ];

    private static readonly string[] LimitKeys = ["Timeout", "AttemptTimeout", "MaxRetries"];

    /// <exception cref="OptionsValidationException">A key is unknown or a value cannot be read; the message names tenant and path.</exception>
    public static void Bind(IConfiguration configuration, IncidentAnalyticsClientOptions options, string? tenant)
    {
        options.ConfigurationPath = (configuration as IConfigurationSection)?.Path ?? "";
        try
        {
            Bind(configuration, options);
        }
        catch (FormatException e)
        {
            throw new OptionsValidationException(
                tenant ?? Options.DefaultName,
                typeof(IncidentAnalyticsClientOptions),
                [new OptionPath(tenant, configurationPath: null).Prefix + e.Message]
            );
        }
    }

    private static void Bind(IConfiguration configuration, IncidentAnalyticsClientOptions options)
    {
        // The root of a configuration has the keys of everybody.
        if (configuration is IConfigurationSection)
            ConfigurationValue.ThrowIfUnknown(configuration, Keys);

        options.MaxResponseBytes = ConfigurationValue.Int64(configuration, "MaxResponseBytes") ?? options.MaxResponseBytes;
        options.MaxConnectionsPerServer =
            ConfigurationValue.Int32(configuration, "MaxConnectionsPerServer") ?? options.MaxConnectionsPerServer;
        options.KeepHostHandlers = ConfigurationValue.Boolean(configuration, "KeepHostHandlers") ?? options.KeepHostHandlers;
        options.UserAgent = ConfigurationValue.Text(configuration, "UserAgent") ?? options.UserAgent;

        var tokens = configuration.GetSection("TokenRequests");
        ConfigurationValue.ThrowIfUnknown(tokens, LimitKeys);
        options.TokenRequests.Timeout = ConfigurationValue.Time(tokens, "Timeout") ?? options.TokenRequests.Timeout;
        options.TokenRequests.AttemptTimeout = ConfigurationValue.Time(tokens, "AttemptTimeout") ?? options.TokenRequests.AttemptTimeout;
        options.TokenRequests.MaxRetries = ConfigurationValue.Int32(tokens, "MaxRetries") ?? options.TokenRequests.MaxRetries;

        foreach (var (service, serviceOptions) in options.Services)
            BindService(configuration.GetSection(service.ToString()), serviceOptions);
        options.Tickets.ClientId = ConfigurationValue.Text(configuration.GetSection("Tickets"), "ClientId") ?? options.Tickets.ClientId;
        options.Events.ProjectId = ConfigurationValue.Text(configuration.GetSection("Events"), "ProjectId") ?? options.Events.ProjectId;
    }

    private static void BindService(IConfigurationSection section, ServiceOptions options)
    {
        string[] own = options switch
        {
            TicketsOptions => ["ClientId"],
            EventsOptions => ["ProjectId"],
            _ => [],
        };
        ConfigurationValue.ThrowIfUnknown(section, ["BaseAddress", "Credential", .. LimitKeys, .. own]);

        options.BaseAddress = ConfigurationValue.Address(section, "BaseAddress") ?? options.BaseAddress;
        options.Timeout = ConfigurationValue.Time(section, "Timeout") ?? options.Timeout;
        options.AttemptTimeout = ConfigurationValue.Time(section, "AttemptTimeout") ?? options.AttemptTimeout;
        options.MaxRetries = ConfigurationValue.Int32(section, "MaxRetries") ?? options.MaxRetries;

        var credential = section.GetSection("Credential");
        if (credential.GetChildren().Any() || credential.Value is { Length: > 0 })
            options.Credential = CredentialBinder.Bind(credential);
    }
}
