using IncidentAnalytics.Client.HealthChecks;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebApi;

/// <summary>
/// <c>/healthz</c> has the health of each service; <c>/livez</c> only that this process answers, because a restart does not repair a
/// service.
/// </summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/healthz", new HealthCheckOptions { ResponseWriter = WriteAsync });
        routes.MapHealthChecks("/livez", new HealthCheckOptions { Predicate = static _ => false });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var services =
            from entry in report.Entries.Values
            from service in entry.Data
            let health = (ServiceHealth)service.Value
            select KeyValuePair.Create(
                service.Key,
                new ServiceView(health.Status.ToString(), health.Duration.TotalMilliseconds, health.Operation, health.ErrorType)
            );
        return context.Response.WriteAsJsonAsync(new HealthView(report.Status.ToString(), new(services)));
    }

    private sealed record HealthView(string Status, Dictionary<string, ServiceView> Services);

    private sealed record ServiceView(string Status, double DurationMs, string Operation, string? ErrorType);
}
