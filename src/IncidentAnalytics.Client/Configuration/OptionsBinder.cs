using Microsoft.Extensions.Configuration;

namespace IncidentAnalytics.Client;

/// <summary>
/// Reads the options from configuration. Written by hand: the platform's binders cannot make a <see cref="Credential"/>, and
/// one of them is not safe to trim.
/// </summary>
internal static class OptionsBinder
{
    /// <exception cref="FormatException">A value cannot be read; the message names its path.</exception>
    public static void Bind(IConfiguration configuration, IncidentAnalyticsClientOptions options)
    {
        if (ConfigurationValue.Int64(configuration, "MaxResponseBytes") is { } maxResponseBytes)
            options.MaxResponseBytes = maxResponseBytes;
        if (ConfigurationValue.Boolean(configuration, "KeepHostHandlers") is { } keepHostHandlers)
            options.KeepHostHandlers = keepHostHandlers;
        options.UserAgent = ConfigurationValue.Text(configuration, "UserAgent") ?? options.UserAgent;

        foreach (var (service, serviceOptions) in options.Services)
            BindService(configuration.GetSection(service.ToString()), serviceOptions);
        options.Tickets.ClientId = configuration["Tickets:ClientId"] ?? options.Tickets.ClientId;
        options.Events.ProjectId = ConfigurationValue.Text(configuration.GetSection("Events"), "ProjectId") ?? options.Events.ProjectId;
    }

    private static void BindService(IConfigurationSection section, ServiceOptions options)
    {
        options.BaseAddress = ConfigurationValue.Address(section, "BaseAddress") ?? options.BaseAddress;
        options.Timeout = ConfigurationValue.Time(section, "Timeout") ?? options.Timeout;
        options.AttemptTimeout = ConfigurationValue.Time(section, "AttemptTimeout") ?? options.AttemptTimeout;
        options.MaxRetries = ConfigurationValue.Int32(section, "MaxRetries") ?? options.MaxRetries;

        var credential = section.GetSection("Credential");
        if (credential.GetChildren().Any())
            options.Credential = CredentialBinder.Bind(credential);
    }
}
