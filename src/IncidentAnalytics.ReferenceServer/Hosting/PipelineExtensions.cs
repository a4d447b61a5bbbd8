using System.Globalization;
using IncidentAnalytics.ReferenceServer.Administration;
using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>What every request goes through before it reaches its endpoint.</summary>
internal static class PipelineExtensions
{
    /// <summary>Loads of tickets may be so many times as long as other bodies.</summary>
    private const int LoadFactor = 8;

    public static void UseReferencePipeline(
        this WebApplication application,
        IncidentAnalyticsServerOptions options,
        ErrorShapes shapes,
        RequestInterceptor interceptor
    )
    {
        var guard = new AnswerGuard(
            application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("IncidentAnalytics.ReferenceServer"),
            shapes
        );
        var paths = new ExactPaths(application);
        var ids = new RecordIds(options.Seed);
        var received = 0L;
        application.Use(next =>
            context =>
            {
                var id = ids.For(RecordKind.Request, Interlocked.Increment(ref received)).ToString("N");
                context.TraceIdentifier = id;
                context.Response.OnStarting(() =>
                {
                    // Late, because an answer may be cleared on its way; what a fault says itself stays.
                    context.Response.Headers.TryAdd(RequestIdHeader, id);
                    context.Response.Headers.TryAdd("Date", options.TimeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
                    return Task.CompletedTask;
                });
                context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize =
                    options.MaxRequestBodySize * (AdministrationGuard.IsLoad(context.Request) ? LoadFactor : 1);
                return next(context);
            }
        );
        application.Use(next => context => paths.InvokeAsync(context, next));
        application.Use(next =>
            context => IsAdministration(context) ? AdministerAsync(context, next) : interceptor.InvokeAsync(context, next)
        );
        application.Use(next => context => guard.InvokeAsync(context, next));
    }

    public const string RequestIdHeader = "X-Request-Id";

    private static bool IsAdministration(HttpContext context) =>
        context.Request.Path.StartsWithSegments(AdministrationEndpoints.Root, StringComparison.Ordinal);

    private static Task AdministerAsync(HttpContext context, RequestDelegate next) =>
        AdministrationGuard.Refusal(context.Request) is var (status, reason) ? Answer.ErrorAsync(context, status, reason) : next(context);
}
