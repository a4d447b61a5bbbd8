using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Client.Configuration;

/// <summary>
/// Binds options to configuration. The platform's binders cannot create a <see cref="Credential"/>, and the reflection-based one is
/// not trim-safe.
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
        "SharedTokens",
        "Tickets",
        "Events",
        "Sonar",
        "Analytics",
    ];

    private static readonly string[] LimitKeys = ["Timeout", "AttemptTimeout", "MaxRetries"];

    /// <exception cref="OptionsValidationException">A key is unknown or a value cannot be read; the message names the tenant and the path.</exception>
    public static void Bind(IConfiguration configuration, IncidentAnalyticsClientOptions options, string? tenant)
    {
        options.ConfigurationPath = (configuration as IConfigurationSection)?.Path ?? "";
        try
        {
            Bind(configuration, options);
        }
        catch (FormatException e)
        {
            // Keys and values come from files and environment variables: a log or a terminal must be able to show them.
            var problem = ServerText.Show(
                new OptionPath(tenant, configurationPath: null).Prefix + e.Message,
                [],
                ServerText.MaxMessageLength
            )!;
            throw new OptionsValidationException(tenant ?? Options.DefaultName, typeof(IncidentAnalyticsClientOptions), [problem]);
        }
    }

    private static void Bind(IConfiguration configuration, IncidentAnalyticsClientOptions options)
    {
        // The root of a configuration has keys of other components.
        if (configuration is IConfigurationSection)
            ConfigurationReader.ThrowIfUnknownKey(configuration, Keys);

        options.MaxResponseBytes = ConfigurationReader.ReadInt64(configuration, "MaxResponseBytes") ?? options.MaxResponseBytes;
        options.MaxConnectionsPerServer =
            ConfigurationReader.ReadInt32(configuration, "MaxConnectionsPerServer") ?? options.MaxConnectionsPerServer;
        options.KeepHostHandlers = ConfigurationReader.ReadBoolean(configuration, "KeepHostHandlers") ?? options.KeepHostHandlers;
        options.UserAgent = ConfigurationReader.ReadText(configuration, "UserAgent") ?? options.UserAgent;

        var tokens = configuration.GetSection("TokenRequests");
        ConfigurationReader.ThrowIfUnknownKey(tokens, LimitKeys);
        options.TokenRequests.Timeout = ConfigurationReader.ReadTime(tokens, "Timeout") ?? options.TokenRequests.Timeout;
        options.TokenRequests.AttemptTimeout =
            ConfigurationReader.ReadTime(tokens, "AttemptTimeout") ?? options.TokenRequests.AttemptTimeout;
        options.TokenRequests.MaxRetries = ConfigurationReader.ReadInt32(tokens, "MaxRetries") ?? options.TokenRequests.MaxRetries;

        var shared = configuration.GetSection("SharedTokens");
        ConfigurationReader.ThrowIfUnknownKey(shared, ["Timeout", "KeyPrefix"]);
        options.SharedTokens.Timeout = ConfigurationReader.ReadTime(shared, "Timeout") ?? options.SharedTokens.Timeout;
        options.SharedTokens.KeyPrefix = ConfigurationReader.ReadText(shared, "KeyPrefix") ?? options.SharedTokens.KeyPrefix;

        foreach (var (service, serviceOptions) in options.Services)
            BindService(configuration.GetSection(service.ToString()), serviceOptions);
        options.Tickets.ClientId =
            ConfigurationReader.ReadTextOrEmpty(configuration.GetSection("Tickets"), "ClientId") ?? options.Tickets.ClientId;
        options.Events.ProjectId =
            ConfigurationReader.ReadText(configuration.GetSection("Events"), "ProjectId") ?? options.Events.ProjectId;
    }

    private static void BindService(IConfigurationSection section, ServiceOptions options)
    {
        string[] own = options switch
        {
            TicketsOptions => ["ClientId"],
            EventsOptions => ["ProjectId"],
            _ => [],
        };
        ConfigurationReader.ThrowIfUnknownKey(section, ["BaseAddress", "Credential", .. LimitKeys, .. own]);

        options.BaseAddress = ConfigurationReader.ReadAddress(section, "BaseAddress") ?? options.BaseAddress;
        options.Timeout = ConfigurationReader.ReadTime(section, "Timeout") ?? options.Timeout;
        options.AttemptTimeout = ConfigurationReader.ReadTime(section, "AttemptTimeout") ?? options.AttemptTimeout;
        options.MaxRetries = ConfigurationReader.ReadInt32(section, "MaxRetries") ?? options.MaxRetries;

        var credential = section.GetSection("Credential");
        if (credential.GetChildren().Any() || credential.Value is { Length: > 0 })
            options.Credential = CredentialBinder.Bind(credential);
    }
}
