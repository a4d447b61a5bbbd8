using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using WebApi;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WebApi;

/// <summary>The example on a free port of loopback, over its reference server.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private readonly StringWriter _report = new();
    private ExampleApp _app = null!;

    public HttpClient Http { get; private set; } = null!;

    public IncidentAnalyticsServer Server => _app.Server!;

    /// <summary>Options of the example, such as for a start that fails.</summary>
    public static string[] GetOptions(string environment) =>
        [
            $"--contentRoot={Repository.PathOf("examples", "WebApi")}",
            $"--environment={environment}",
            "--Urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=None",
            "--Logging:LogLevel:Microsoft=None",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=None",
            "--Trends:Interval=1.00:00:00",
            "--Telemetry:ReportInterval=1.00:00:00",
            // The first response of a service can take long on a busy machine.
            "--HealthChecks:Timeout=00:02:00",
            .. Enum.GetNames<IncidentAnalyticsService>()
                .SelectMany(static s =>
                    new[] { $"--IncidentAnalytics:{s}:Timeout=00:02:00", $"--IncidentAnalytics:{s}:AttemptTimeout=00:02:00" }
                ),
        ];

    public async ValueTask InitializeAsync()
    {
        _app = await ExampleApp.StartAsync(GetOptions("Development"), _report);
        Http = new HttpClient { BaseAddress = _app.Address };
    }

    /// <summary>Exports the metrics and returns what the report of latencies has written.</summary>
    public string GetReport()
    {
        // False, because the reader for Prometheus exports on request only.
        _app.Services.GetRequiredService<MeterProvider>().ForceFlush();
        return _report.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await _report.DisposeAsync();
    }
}
