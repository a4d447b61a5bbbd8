using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IncidentAnalytics.Client.HealthChecks;

/// <summary>Checks the services of one client. One check runs at a time; callers that waited for it get its result.</summary>
internal sealed class IncidentAnalyticsHealthCheck(IServiceProvider provider, string? tenant, IncidentAnalyticsHealthCheckOptions options)
    : IHealthCheck,
        IDisposable
{
    /// <summary>The operation of a failed token request: without a token, the service cannot be used.</summary>
    private const string TokenOperation = "token";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TimeProvider _time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
    private (HealthCheckResult Result, long At)? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_last is { } last && _time.GetElapsedTime(last.At) < options.CacheDuration)
                return last.Result;

            var result = await CheckAsync(context.Registration.FailureStatus, cancellationToken).ConfigureAwait(false);
            _last = (result, _time.GetTimestamp());
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<HealthCheckResult> CheckAsync(HealthStatus failureStatus, CancellationToken cancellationToken)
    {
        var checks = await GetClient()
            .CheckAsync(
                options.Services.Count == 0 ? null : options.Services,
                new RequestOptions { Timeout = options.Timeout },
                cancellationToken
            )
            .ConfigureAwait(false);
        // A check that checks nothing must not look like a success.
        if (checks.Count == 0)
            return new(failureStatus, "None of the services to check is configured.");

        var data = checks.ToDictionary(static c => Name(c.Service), c => (object)Describe(c, failureStatus), StringComparer.Ordinal);
        Exception[] errors = [.. checks.Select(static c => c.Error).OfType<Exception>()];
        var failures = checks.Where(static c => !c.IsSuccess).Select(DescribeFailure);
        return new(
            data.Values.Min(static h => ((ServiceHealth)h).Status),
            errors.Length == 0 ? $"Reachable: {string.Join(", ", data.Keys)}." : $"Failed: {string.Join(", ", failures)}.",
            errors.Length > 1 ? new AggregateException(errors) : errors.FirstOrDefault(),
            data
        );
    }

    private IncidentAnalyticsClient GetClient() =>
        (tenant is null ? provider.GetService<IncidentAnalyticsClient>() : provider.GetKeyedService<IncidentAnalyticsClient>(tenant))
        ?? throw new InvalidOperationException(
            tenant is null
                ? "The health check needs a client: call services.AddIncidentAnalytics(…)."
                : $"The health check needs the client of tenant '{tenant}': call services.AddIncidentAnalytics(\"{tenant}\", …)."
        );

    private static ServiceHealth Describe(ServiceCheckResult check, HealthStatus failureStatus) =>
        new()
        {
            Status =
                check.IsSuccess ? HealthStatus.Healthy
                : IsRateLimited(check) && failureStatus < HealthStatus.Degraded ? HealthStatus.Degraded
                : failureStatus,
            Duration = check.Duration,
            Operation = check.Operation,
            ErrorType = check.ErrorType,
        };

    /// <summary>The service was reached and knows the credential.</summary>
    private static bool IsRateLimited(ServiceCheckResult check) => check is { Error: RateLimitedException, Operation: not TokenOperation };

    private static string DescribeFailure(ServiceCheckResult check) =>
        $"{Name(check.Service)} ({(check.Operation == TokenOperation ? "token: " : "")}{check.ErrorType})";

    private static string Name(IncidentAnalyticsService service) => service.ToString().ToLowerInvariant();
}
