using System.Diagnostics;
using System.Globalization;
using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using RedisRateLimiting;
using StackExchange.Redis;

namespace SharedRateLimit;

/// <summary>Three processes share one limit of 100 requests a minute through Redis. Together they want 120.</summary>
internal static class Program
{
    private const int Processes = 3;
    private const int RequestsPerProcess = 40;
    private const int PermitsPerMinute = 100;

    public static async Task<int> Main(string[] args) =>
        args is ["worker", var name, var service, var redis, var key]
            ? await WorkAsync(name, new Uri(service), redis, key, Console.Out)
            : await RunAsync(args.FirstOrDefault() ?? "localhost:6379", Console.Out);

    /// <summary>Starts the reference server, which enforces the same limit, and the processes.</summary>
    internal static async Task<int> RunAsync(string redis, TextWriter output)
    {
        try
        {
            await using var connection = await ConnectAsync(redis);
        }
        catch (RedisConnectionException)
        {
            await output.WriteLineAsync(
                $"error: no Redis at {redis}. Start one with redis-server, or give the address of another as the argument."
            );
            return 1;
        }

        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Port = 0, EnforceAnalyticsLimits = true });
        var key = Guid.NewGuid().ToString("N");
        var reports = await Task.WhenAll(
            Enumerable.Range(1, Processes).Select(n => StartAsync([$"process {n}", server.BaseAddress.ToString(), redis, key]))
        );

        foreach (var report in reports)
            await output.WriteAsync(report);
        var received = server.Requests.Count(static r => r.Path.StartsWith("/api/analytics/", StringComparison.Ordinal));
        var refused = server.Requests.Count(static r => r.Status == 429);
        await output.WriteLineAsync($"The service received {received} requests and refused {refused}.");
        return 0;
    }

    private static async Task<string> StartAsync(string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "worker", .. args])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var report = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return report;
    }

    private static async Task<int> WorkAsync(string name, Uri service, string redis, string key, TextWriter output)
    {
        await using var connection = await ConnectAsync(redis);
        await using var limiter = new RedisSlidingWindowRateLimiter<string>(
            key,
            new()
            {
                PermitLimit = PermitsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                ConnectionMultiplexerFactory = () => connection,
            }
        );
        await using var client = IncidentAnalyticsClient.Create(options =>
        {
            options.Analytics.BaseAddress = service;
            options.Analytics.Credential = Credential.Token(ReferenceCredentials.AnalyticsToken);
            options.Analytics.RateLimiter = limiter;
        });

        var rejected = 0;
        for (var i = 0; i < RequestsPerProcess; i++)
        {
            try
            {
                await client.Analytics.KpiMetrics.GetPageAsync();
            }
            catch (CallRejectedException e) when (e.Reason == CallRejectionReason.RateLimiter)
            {
                // This limiter does not wait. docs/resilience.md shows how to.
                rejected++;
            }
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {RequestsPerProcess - rejected} requests sent, {rejected} rejected before they were sent"
            )
        );
        return 0;
    }

    private static async Task<ConnectionMultiplexer> ConnectAsync(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        options.ConnectTimeout = 1000;
        return await ConnectionMultiplexer.ConnectAsync(options);
    }
}
