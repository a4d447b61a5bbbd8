using System.Globalization;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Serialization;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Client;

/// <summary>Checks the options before the first call. Messages name the option and the bad value, never a secret.</summary>
internal sealed class OptionsValidator(string? tenant) : IValidateOptions<IncidentAnalyticsClientOptions>
{
    public string? Tenant => tenant;

    public ValidateOptionsResult Validate(string? name, IncidentAnalyticsClientOptions options)
    {
        if (!string.Equals(name, tenant ?? Options.DefaultName, StringComparison.Ordinal))
            return ValidateOptionsResult.Skip;

        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(IncidentAnalyticsClientOptions options)
    {
        foreach (var (service, serviceOptions) in options.Services)
        {
            foreach (var problem in Problems(service.ToString(), serviceOptions))
                yield return problem;
        }

        if (options.Analytics.BaseAddress is { IsAbsoluteUri: true } analytics && analytics.AbsolutePath.TrimEnd('/').EndsWith("/api/analytics", StringComparison.Ordinal))
            yield return $"Analytics.BaseAddress '{analytics.GetLeftPart(UriPartial.Path)}' ends in /api/analytics, which the client adds by itself: leave it out.";
        if (options.Tickets.ClientIdHeader is { } clientId && !HeaderValue.IsValid(clientId))
            yield return "Tickets.ClientId, which is the credential's client id when null, has characters that no header can carry.";
        if (options.Events.DefaultProjectId is { } projectId && ProjectIds.Problem(projectId) is { } wrongId)
            yield return $"Events.ProjectId {wrongId}.";
        if (options.MaxResponseBytes <= 0)
            yield return $"MaxResponseBytes '{options.MaxResponseBytes.ToString(CultureInfo.InvariantCulture)}' must be above zero.";
        if (options.UserAgent is { } agent && !HeaderValue.IsValid(agent))
            yield return "UserAgent has characters that no header can carry.";
    }

    private static IEnumerable<string> Problems(string service, ServiceOptions options)
    {
        if (options is { BaseAddress: null, Credential: null })
            yield break;

        if (SecureAddress.Problem(options.BaseAddress) is { } problem)
            yield return $"{service}.BaseAddress {problem}.";
        else if (options.BaseAddress!.Query.Length > 0)
            yield return $"{service}.BaseAddress '{options.BaseAddress.GetLeftPart(UriPartial.Path)}' has a query (?…), which would get lost.";
        if (options.Credential is null)
            yield return $"{service}.Credential is missing: the service has a BaseAddress, but nothing to call it with.";
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > RequestOptionsRules.LongestTimeout)
            yield return $"{service}.Timeout '{options.Timeout}' must be above zero and at most a day.";
        if (options.AttemptTimeout <= TimeSpan.Zero)
            yield return $"{service}.AttemptTimeout '{options.AttemptTimeout}' must be above zero.";
        if (options.AttemptTimeout > options.Timeout)
            yield return $"{service}.AttemptTimeout '{options.AttemptTimeout}' is longer than {service}.Timeout '{options.Timeout}'.";
        if (options.MaxRetries is < 0 or > RequestOptionsRules.MaxRetriesLimit)
            yield return $"{service}.MaxRetries '{options.MaxRetries.ToString(CultureInfo.InvariantCulture)}' must be 0 to {RequestOptionsRules.MaxRetriesLimit}.";
    }
}
