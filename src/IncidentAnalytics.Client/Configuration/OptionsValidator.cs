using System.Globalization;
using IncidentAnalytics.Client.Events;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Client.Configuration;

/// <summary>
/// Validates the options at start. Messages name the tenant, the full path of the option and the invalid value, but no secrets.
/// </summary>
internal sealed class OptionsValidator(string? tenant) : IValidateOptions<IncidentAnalyticsClientOptions>
{
    private const int MaxConnections = 10_000;
    private const int MaxRecordedBodyBytes = 64 * 1024 * 1024;

    public string? Tenant => tenant;

    public ValidateOptionsResult Validate(string? name, IncidentAnalyticsClientOptions options)
    {
        if (!string.Equals(name, tenant ?? Options.DefaultName, StringComparison.Ordinal))
            return ValidateOptionsResult.Skip;

        var problems = new List<string>();
        AddProblems(options, new OptionPath(tenant, options.ConfigurationPath), problems);
        return problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.ConvertAll(static problem => ServerText.Show(problem, [], ServerText.MaxMessageLength)!));
    }

    private static void AddProblems(IncidentAnalyticsClientOptions options, OptionPath path, List<string> problems)
    {
        if (Array.TrueForAll(options.Services, static s => s.Options is { BaseAddress: null, Credential: null }))
        {
            problems.Add(
                $"{path.Prefix}No service is configured{path.Section}. Set BaseAddress and Credential of Tickets, Events, Sonar or Analytics."
            );
        }

        foreach (var (service, serviceOptions) in options.Services)
            AddProblems(service.ToString(), serviceOptions, path, problems);

        if (
            options.Analytics.BaseAddress is { IsAbsoluteUri: true } analytics
            && analytics.AbsolutePath.TrimEnd('/').EndsWith("/api/analytics", StringComparison.Ordinal)
        )
        {
            problems.Add(
                $"{path.Format("Analytics.BaseAddress")} '{analytics.GetLeftPart(UriPartial.Path)}' must not end with "
                    + "/api/analytics, which the client adds."
            );
        }

        if (options.Tickets.ClientIdHeader is { } clientId && !HeaderRules.IsValue(clientId))
        {
            problems.Add(
                $"{path.Format("Tickets.ClientId")}, or the credential's client id when null, has characters that no header can carry."
            );
        }

        if (options.Events.DefaultProjectId is { } projectId && ProjectIdRules.FindProblem(projectId) is { } wrongId)
            problems.Add($"{path.Format("Events.ProjectId")} {wrongId}.");
        var requests = options.TokenRequests;
        AddProblems("TokenRequests", requests.Timeout, requests.AttemptTimeout, requests.MaxRetries, path, problems);
        AddProblems(options.SharedTokens, path, problems);
        if (options.MaxResponseBytes <= 0)
            problems.Add($"{path.Format("MaxResponseBytes")} '{Format(options.MaxResponseBytes)}' must be above zero.");
        if (options.MaxConnectionsPerServer is < 1 or > MaxConnections)
        {
            problems.Add(
                $"{path.Format("MaxConnectionsPerServer")} '{Format(options.MaxConnectionsPerServer)}' must be from 1 to {Format(MaxConnections)}."
            );
        }

        if (options.UserAgent is { } agent && !HeaderRules.IsValue(agent))
            problems.Add($"{path.Format("UserAgent")} has characters that no header can carry.");
        AddProblems(options.Recorders, path, problems);
    }

    private static void AddProblems(IList<RecorderOptions> recorders, OptionPath path, List<string> problems)
    {
        for (var i = 0; i < recorders.Count; i++)
        {
            var name = FormattableString.Invariant($"Recorders[{i}]");
            var recorder = recorders[i];
            if (recorder is null)
            {
                problems.Add($"{path.Prefix}{name} is null.");
                continue;
            }

            if (recorder.MaxBodyBytes is < 0 or > MaxRecordedBodyBytes)
            {
                problems.Add(
                    $"{path.Prefix}{name}.MaxBodyBytes '{Format(recorder.MaxBodyBytes)}' must be from 0 to {Format(MaxRecordedBodyBytes)}."
                );
            }

            if (recorder.MaxFileBytes <= 0)
                problems.Add($"{path.Prefix}{name}.MaxFileBytes '{Format(recorder.MaxFileBytes)}' must be above zero.");
        }
    }

    private static void AddProblems(string service, ServiceOptions options, OptionPath path, List<string> problems)
    {
        if (options is { BaseAddress: null, Credential: null })
            return;

        if (SecureAddress.FindProblem(options.BaseAddress) is { } problem)
        {
            problems.Add($"{path.Format($"{service}.BaseAddress")} {problem}.");
        }
        else if (options.BaseAddress!.Query.Length > 0)
        {
            problems.Add(
                $"{path.Format($"{service}.BaseAddress")} '{options.BaseAddress.GetLeftPart(UriPartial.Path)}' must not have a query (?…)."
            );
        }

        if (options.Credential is null)
            problems.Add($"{path.Format($"{service}.Credential")} is missing: a service with a BaseAddress needs a credential.");
        AddProblems(service, options.Timeout, options.AttemptTimeout, options.MaxRetries, path, problems);
    }

    private static void AddProblems(
        string section,
        TimeSpan timeout,
        TimeSpan attemptTimeout,
        int maxRetries,
        OptionPath path,
        List<string> problems
    )
    {
        if (timeout <= TimeSpan.Zero || timeout > RequestOptionsExtensions.MaxTimeout)
            problems.Add($"{path.Format($"{section}.Timeout")} '{timeout}' must be above zero and at most a day.");
        if (attemptTimeout <= TimeSpan.Zero)
            problems.Add($"{path.Format($"{section}.AttemptTimeout")} '{attemptTimeout}' must be above zero.");
        if (attemptTimeout > timeout)
        {
            problems.Add(
                $"{path.Format($"{section}.AttemptTimeout")} '{attemptTimeout}' must not be longer than {path.Format($"{section}.Timeout")} '{timeout}'."
            );
        }

        if (maxRetries is < 0 or > RequestOptionsExtensions.MaxRetriesLimit)
        {
            problems.Add(
                $"{path.Format($"{section}.MaxRetries")} '{Format(maxRetries)}' must be from 0 to {Format(RequestOptionsExtensions.MaxRetriesLimit)}."
            );
        }
    }

    private static void AddProblems(SharedTokenOptions options, OptionPath path, List<string> problems)
    {
        if (options is { IsRequested: true, Cache: null })
        {
            problems.Add(
                $"{path.Prefix}SharedTokens.Cache is missing: ShareTokens needs an IDistributedCache in the service collection, such "
                    + "as that of AddStackExchangeRedisCache."
            );
        }

        if (options.Protect is null != options.Unprotect is null)
            problems.Add($"{path.Prefix}SharedTokens.Protect and SharedTokens.Unprotect must both be set, or both be null.");
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > SharedTokenOptions.MaxTimeout)
        {
            problems.Add(
                $"{path.Format("SharedTokens.Timeout")} '{options.Timeout}' must be above zero and at most '{SharedTokenOptions.MaxTimeout}'."
            );
        }

        if (options.KeyPrefix is not { Length: <= SharedTokenOptions.MaxKeyPrefixLength } prefix || prefix.Any(char.IsControl))
        {
            problems.Add(
                $"{path.Format("SharedTokens.KeyPrefix")} must not be null, longer than {Format(SharedTokenOptions.MaxKeyPrefixLength)} characters, or have "
                    + "control characters."
            );
        }
    }

    private static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Formats the name of an option for messages: as a configuration key or, for options set in code, as a property.</summary>
internal readonly struct OptionPath(string? tenant, string? configurationPath)
{
    public string Prefix { get; } = tenant is null ? "" : $"Tenant '{tenant}': ";

    /// <summary>The configuration section, as the end of a sentence; empty for none.</summary>
    public string Section { get; } = string.IsNullOrEmpty(configurationPath) ? "" : $" in section '{configurationPath}'";

    public string Format(string option) =>
        configurationPath is null
            ? Prefix + option
            : $"{Prefix}{(configurationPath.Length == 0 ? "" : configurationPath + ":")}{option.Replace('.', ':')}";
}
