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

    /// <exception cref="OptionsValidationException">
    /// Keys are unknown or values cannot be read; the messages name the tenant and the paths, the first problem of each section.
    /// </exception>
    public static void Bind(IConfiguration configuration, IncidentAnalyticsClientOptions options, string? tenant)
    {
        options.ConfigurationPath = (configuration as IConfigurationSection)?.Path ?? "";
        var problems = new List<string>();
        Try(() => BindRoot(configuration, options));
        Try(() => BindTokenRequests(configuration.GetSection("TokenRequests"), options.TokenRequests));
        Try(() => BindSharedTokens(configuration.GetSection("SharedTokens"), options.SharedTokens));
        foreach (var (service, serviceOptions) in options.Services)
        {
            var section = configuration.GetSection(service.ToString());
            Try(() => BindService(section, serviceOptions));
            Try(() => BindCredential(section.GetSection("Credential"), serviceOptions));
        }

        if (problems.Count > 0)
            throw new OptionsValidationException(tenant ?? Options.DefaultName, typeof(IncidentAnalyticsClientOptions), problems);

        void Try(Action bind)
        {
            try
            {
                bind();
            }
            catch (FormatException e)
            {
                // Keys and values come from files and environment variables: a log or a terminal must be able to show them.
                var problem = new OptionPath(tenant, configurationPath: null).Prefix + e.Message;
                problems.Add(ServerText.Show(problem, [], ServerText.MaxMessageLength)!);
            }
        }
    }

    private static void BindRoot(IConfiguration configuration, IncidentAnalyticsClientOptions options)
    {
        // The root of a configuration has keys of other components.
        if (configuration is IConfigurationSection)
            ConfigurationReader.ThrowIfUnknownKey(configuration, Keys);

        options.MaxResponseBytes = ConfigurationReader.ReadInt64(configuration, "MaxResponseBytes") ?? options.MaxResponseBytes;
        options.MaxConnectionsPerServer =
            ConfigurationReader.ReadInt32(configuration, "MaxConnectionsPerServer") ?? options.MaxConnectionsPerServer;
        options.KeepHostHandlers = ConfigurationReader.ReadBoolean(configuration, "KeepHostHandlers") ?? options.KeepHostHandlers;
        options.UserAgent = ConfigurationReader.ReadText(configuration, "UserAgent") ?? options.UserAgent;
    }

    private static void BindTokenRequests(IConfigurationSection section, TokenRequestOptions options)
    {
        ConfigurationReader.ThrowIfUnknownKey(section, LimitKeys);
        options.Timeout = ConfigurationReader.ReadTime(section, "Timeout") ?? options.Timeout;
        options.AttemptTimeout = ConfigurationReader.ReadTime(section, "AttemptTimeout") ?? options.AttemptTimeout;
        options.MaxRetries = ConfigurationReader.ReadInt32(section, "MaxRetries") ?? options.MaxRetries;
    }

    private static void BindSharedTokens(IConfigurationSection section, SharedTokenOptions options)
    {
        ConfigurationReader.ThrowIfUnknownKey(section, ["Timeout", "KeyPrefix"]);
        options.Timeout = ConfigurationReader.ReadTime(section, "Timeout") ?? options.Timeout;
        options.KeyPrefix = ConfigurationReader.ReadText(section, "KeyPrefix") ?? options.KeyPrefix;
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
        if (options is TicketsOptions tickets)
            tickets.ClientId = ConfigurationReader.ReadTextOrEmpty(section, "ClientId") ?? tickets.ClientId;
        if (options is EventsOptions events)
            events.ProjectId = ConfigurationReader.ReadText(section, "ProjectId") ?? events.ProjectId;
    }

    private static void BindCredential(IConfigurationSection section, ServiceOptions options)
    {
        if (section.GetChildren().Any() || section.Value is { Length: > 0 })
            options.Credential = CredentialBinder.Bind(section);
    }
}
