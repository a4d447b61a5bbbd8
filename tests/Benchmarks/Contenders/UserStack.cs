using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Benchmarks.Contenders;

/// <summary>The calls as a user would declare them for Refit, over the types of the limit.</summary>
internal interface IUserApi
{
    [Get("/api/analytics/kpi-metrics/{id}/")]
    Task<PlainKpiMetric> GetKpiMetricAsync(string id);

    [Get("/api/analytics/kpi-measurements/")]
    Task<PlainPage<PlainKpiMeasurement>> ListKpiMeasurementsAsync([AliasAs("page_size")] int pageSize);

    [Get("/api/sonar/tickets")]
    Task<PlainSonarTickets> ListTicketsAsync(int offset, int limit);

    [Post("/v3/tickets/aggs")]
    Task<PlainTicketResponse<PlainTicketTrends>> AggregateAsync([Body] PlainTicketRequest body, [Header("client_id")] string clientId);
}

/// <summary>The alternatives: Refit with a handler for the credential, with the standard resilience handler or without.</summary>
internal static class UserStack
{
    /// <summary>Creates the interface with retries, timeouts, rate limiter and circuit breaker of Microsoft.Extensions.Http.Resilience.</summary>
    public static IUserApi Create(HttpMessageHandler? handler, Uri baseAddress, string authorization)
    {
        var services = new ServiceCollection();
        var builder = services.AddHttpClient("user", http => http.BaseAddress = baseAddress);
        if (handler is not null)
            builder.ConfigurePrimaryHttpMessageHandler(() => handler);
        builder.AddStandardResilienceHandler();
        builder.AddHttpMessageHandler(() => new CredentialHandler(authorization));
        var http = services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("user");
        return RestService.ForGenerated<IUserApi>(http, CreateSettings());
    }

    /// <summary>Creates the interface without resilience.</summary>
    public static IUserApi CreateBare(HttpMessageHandler handler, Uri baseAddress, string authorization) =>
        RestService.ForGenerated<IUserApi>(
            new HttpClient(new CredentialHandler(authorization) { InnerHandler = handler }) { BaseAddress = baseAddress },
            CreateSettings()
        );

    private static RefitSettings CreateSettings() => new(new SystemTextJsonContentSerializer(PlainJsonContext.Default.Options));

    /// <summary>Sets the credential of each request.</summary>
    private sealed class CredentialHandler(string authorization) : DelegatingHandler
    {
        private readonly AuthenticationHeaderValue _authorization = AuthenticationHeaderValue.Parse(authorization);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = _authorization;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
