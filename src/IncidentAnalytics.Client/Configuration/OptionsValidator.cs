using System.Globalization;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Serialization;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Client;

/// <summary>
/// Checks the options before the first call. Messages name the tenant, the option by its full path and the bad value, never a secret.
/// </summary>
internal sealed class OptionsValidator(string? tenant) : IValidateOptions<IncidentAnalyticsClientOptions>
{
    private const int MaxConnections = 10_000;

    public string? Tenant => tenant;

    public ValidateOptionsResult Validate(string? name, IncidentAnalyticsClientOptions options)
    {
        if (!string.Equals(name, tenant ?? Options.DefaultName, StringComparison.Ordinal))
            return ValidateOptionsResult.Skip;

        var problems = Problems(options, new OptionPath(tenant, options.ConfigurationPath)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(IncidentAnalyticsClientOptions options, OptionPath path)
    {
        if (options.Services.All(static s => s.Options is { BaseAddress: null, Credential: null }))
            yield return $"{path.Prefix}No service is configured{path.Section}. Set BaseAddress and Credential of Tickets, Events, Sonar or Analytics.";

        foreach (var (service, serviceOptions) in options.Services)
        {
            foreach (var problem in Problems(service.ToString(), serviceOptions, path))
                yield return problem;
        }

        if (
            options.Analytics.BaseAddress is { IsAbsoluteUri: true } analytics
            && analytics.AbsolutePath.TrimEnd('/').EndsWith("/api/analytics", StringComparison.Ordinal)
        )
        {
            yield return $"{path.Of("Analytics.BaseAddress")} '{analytics.GetLeftPart(UriPartial.Path)}' ends in /api/analytics, "
                + "which the client adds by itself: leave it out.";
        }

        if (options.Tickets.ClientIdHeader is { } clientId && !HeaderSyntax.IsValue(clientId))
            yield return $"{path.Of("Tickets.ClientId")}, which is the credential's client id when null, has characters that no header can carry.";
        if (options.Events.DefaultProjectId is { } projectId && ProjectIds.Problem(projectId) is { } wrongId)
            yield return $"{path.Of("Events.ProjectId")} {wrongId}.";
        foreach (
            var problem in Problems(
                "TokenRequests",
                options.TokenRequests.Timeout,
                options.TokenRequests.AttemptTimeout,
                options.TokenRequests.MaxRetries,
                path
            )
        )
        {
            yield return problem;
        }

        if (options.MaxResponseBytes <= 0)
            yield return $"{path.Of("MaxResponseBytes")} '{Text(options.MaxResponseBytes)}' must be above zero.";
        if (options.MaxConnectionsPerServer is < 1 or > MaxConnections)
            yield return $"{path.Of("MaxConnectionsPerServer")} '{Text(options.MaxConnectionsPerServer)}' must be 1 to {Text(MaxConnections)}.";
        if (options.UserAgent is { } agent && !HeaderSyntax.IsValue(agent))
            yield return $"{path.Of("UserAgent")} has characters that no header can carry.";
    }

    private static IEnumerable<string> Problems(string service, ServiceOptions options, OptionPath path)
    {
        if (options is { BaseAddress: null, Credential: null })
            yield break;

        if (SecureAddress.FindProblem(options.BaseAddress) is { } problem)
            yield return $"{path.Of($"{service}.BaseAddress")} {problem}.";
        else if (options.BaseAddress!.Query.Length > 0)
            yield return $"{path.Of($"{service}.BaseAddress")} '{options.BaseAddress.GetLeftPart(UriPartial.Path)}' has a query (?…), which would get lost.";
        if (options.Credential is null)
            yield return $"{path.Of($"{service}.Credential")} is missing: the service has a BaseAddress, but nothing to call it with.";
        foreach (var wrong in Problems(service, options.Timeout, options.AttemptTimeout, options.MaxRetries, path))
            yield return wrong;
    }

    private static IEnumerable<string> Problems(string section, TimeSpan timeout, TimeSpan attemptTimeout, int maxRetries, OptionPath path)
    {
        if (timeout <= TimeSpan.Zero || timeout > RequestOptionsRules.MaxTimeout)
            yield return $"{path.Of($"{section}.Timeout")} '{timeout}' must be above zero and at most a day.";
        if (attemptTimeout <= TimeSpan.Zero)
            yield return $"{path.Of($"{section}.AttemptTimeout")} '{attemptTimeout}' must be above zero.";
        if (attemptTimeout > timeout)
            yield return $"{path.Of($"{section}.AttemptTimeout")} '{attemptTimeout}' is longer than {path.Of($"{section}.Timeout")} '{timeout}'.";
        if (maxRetries is < 0 or > RequestOptionsRules.MaxRetriesLimit)
            yield return $"{path.Of($"{section}.MaxRetries")} '{Text(maxRetries)}' must be 0 to {Text(RequestOptionsRules.MaxRetriesLimit)}.";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How messages name an option: as a configuration key where it was read from configuration, as a property otherwise.</summary>
internal readonly struct OptionPath(string? tenant, string? configurationPath)
{
    public string Prefix { get; } = tenant is null ? "" : $"Tenant '{tenant}': ";

    /// <summary>The section that the options were read from, as the end of a sentence.</summary>
    public string Section { get; } = string.IsNullOrEmpty(configurationPath) ? "" : $" in section '{configurationPath}'";

    public string Of(string option) =>
        configurationPath is null
            ? Prefix + option
            : $"{Prefix}{(configurationPath.Length == 0 ? "" : configurationPath + ":")}{option.Replace('.', ':')}";
}
