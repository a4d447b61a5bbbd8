using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace WebApi;

/// <summary>The composition of the program.</summary>
internal sealed class ExampleApp : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ExampleApp(WebApplication application, IncidentAnalyticsServer? server)
    {
        _application = application;
        Server = server;
    }

    /// <summary>The server of the services; null when real services are used.</summary>
    public IncidentAnalyticsServer? Server { get; }

    public IServiceProvider Services => _application.Services;

    /// <summary>The address of the web API.</summary>
    public Uri Address => new(_application.Urls.First());

    /// <param name="args">Options of the configuration, such as <c>--Urls=http://localhost:5000</c>.</param>
    /// <param name="report">Where the report of latencies goes; null for the console.</param>
    public static async Task<ExampleApp> StartAsync(string[] args, TextWriter? report = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var server = builder.Configuration.GetValue<bool>("Offline") ? await OfflineServer.StartAsync(builder.Configuration) : null;
        try
        {
            AddServices(builder);
            AddTelemetry(builder, report ?? Console.Out);
            var application = builder.Build();
            application.UseExceptionHandler();
            application.UseStatusCodePages();
            Endpoints.Map(application);
            HealthEndpoints.Map(application);
            application.MapPrometheusScrapingEndpoint();
            // The host would do so too, but log the failure with a stack trace.
            application.Services.GetRequiredService<IStartupValidator>().Validate();
            await application.StartAsync();
            return new(application, server);
        }
        catch
        {
            if (server is not null)
                await server.DisposeAsync();
            throw;
        }
    }

    public Task WaitForShutdownAsync() => _application.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddIncidentAnalytics(
            builder.Configuration.GetSection("IncidentAnalytics"),
            // The service limits each user; calls beyond that wait here instead of failing there.
            static options =>
                options.Analytics.RateLimiter = new MultiWindowRateLimiter([RateLimit.PerMinute(100), RateLimit.PerHour(1000)])
        );
        builder
            .Services.AddHealthChecks()
            .AddIncidentAnalytics(configure: check =>
                check.Timeout = builder.Configuration.GetValue("HealthChecks:Timeout", check.Timeout)
            );

        builder.Services.AddValidation();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<FailureHandler>();

        builder
            .Services.AddOptions<TrendOptions>()
            .BindConfiguration("Trends")
            .Validate(static o => o.Interval > TimeSpan.Zero, "Trends:Interval must be above zero.")
            .ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<TrendBoard>();
        builder.Services.AddHostedService<TrendWorker>();
    }

    private static void AddTelemetry(WebApplicationBuilder builder, TextWriter report)
    {
        var interval = builder.Configuration.GetValue("Telemetry:ReportInterval", TimeSpan.FromMinutes(1));
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .WithTracing(static tracing => tracing.AddAspNetCoreInstrumentation().AddSource(IncidentAnalyticsTelemetry.ActivitySourceName))
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(IncidentAnalyticsTelemetry.MeterName)
                    .AddReader(new PeriodicExportingMetricReader(new LatencyReport(report), (int)interval.TotalMilliseconds))
                    .AddPrometheusExporter()
            );

        // Spans and metrics for a collector, if there is one.
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            telemetry.UseOtlpExporter();
    }
}
