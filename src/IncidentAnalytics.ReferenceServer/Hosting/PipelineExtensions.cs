using System.Globalization;
using IncidentAnalytics.ReferenceServer.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>What every request goes through before it reaches its endpoint.</summary>
internal static class PipelineExtensions
{
    public static void UseReferencePipeline(this WebApplication application, TimeProvider clock, ErrorShapes shapes, RequestInterceptor interceptor)
    {
        var guard = new AnswerGuard(application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("IncidentAnalytics.ReferenceServer"), shapes);
        application.Use(next => context =>
        {
            context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            return next(context);
        });
        application.Use(next => context =>
            context.Request.Path.StartsWithSegments(AdministrationEndpoints.Root, StringComparison.Ordinal) ? next(context) : interceptor.InvokeAsync(context, next));
        application.Use(next => context => guard.InvokeAsync(context, next));
    }
}
