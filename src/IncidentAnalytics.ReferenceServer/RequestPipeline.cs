using System.Globalization;
using IncidentAnalytics.ReferenceServer.Administration;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.ReferenceServer.OpenApi;
using IncidentAnalytics.ReferenceServer.Pages;
using IncidentAnalytics.ReferenceServer.Recordings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.ReferenceServer;

/// <summary>The middleware between Kestrel and the endpoints.</summary>
internal sealed class RequestPipeline(
    IncidentAnalyticsServerOptions options,
    ErrorFormats formats,
    FaultInjector injector,
    BufferedExecution execution,
    RequestGate gate,
    RecordingMiddleware recordings,
    LandingPage landingPage
)
{
    private const string RequestIdHeader = "X-Request-Id";

    private readonly RecordIds _ids = new(options.Seed);
    private long _received;

    public void Use(WebApplication application)
    {
        var logger = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger("IncidentAnalytics.ReferenceServer");
        var errors = new ErrorMiddleware(logger, formats);
        var paths = new ExactPaths(application);
        application.Use(next =>
            context =>
            {
                Prepare(context);
                return next(context);
            }
        );
        if (options.RequestCompleted is { } completed)
        {
            var log = new RequestLog(options.TimeProvider, completed);
            application.Use(next => context => log.InvokeAsync(context, next));
        }

        application.Use(next => context => paths.InvokeAsync(context, next));
        application.Use(next =>
            context =>
                LandingPage.IsRequested(context.Request) ? landingPage.AnswerAsync(context)
                : IsAdministration(context) ? AdministerAsync(context, next)
                : IsOpenApi(context) ? next(context)
                : injector.InvokeAsync(context, next)
        );
        application.Use(next =>
            context => IsAdministration(context) || IsOpenApi(context) ? next(context) : recordings.InvokeAsync(context, next)
        );
        application.Use(next => context => errors.InvokeAsync(context, next));
    }

    private void Prepare(HttpContext context)
    {
        var id = _ids.Create(RecordKind.Request, Interlocked.Increment(ref _received)).ToString("N");
        context.TraceIdentifier = id;
        context.Response.OnStarting(() =>
        {
            // When the response starts, because it may be cleared before. The headers of a scripted response stay.
            context.Response.Headers.TryAdd(RequestIdHeader, id);
            context.Response.Headers.TryAdd("Date", options.TimeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        });
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize =
            options.MaxRequestBodySize * (IsLoad(context) ? IncidentAnalyticsServerOptions.LoadFactor : 1);
    }

    private static bool IsLoad(HttpContext context) =>
        AdministrationGuard.IsLoad(context.Request) || context.Request.Path == RecordingEndpoints.Path;

    private static bool IsAdministration(HttpContext context) =>
        context.Request.Path.StartsWithSegments(AdministrationEndpoints.Root, StringComparison.Ordinal);

    private static bool IsOpenApi(HttpContext context) =>
        context.GetEndpoint() is not null && context.Request.Path.StartsWithSegments(OpenApiEndpoints.Root, StringComparison.Ordinal);

    private async Task AdministerAsync(HttpContext context, RequestDelegate next)
    {
        using var scope = gate.BeginScope(context.RequestAborted);
        if (AdministrationGuard.GetRefusal(context.Request) is var (status, reason))
        {
            await Answer.ErrorAsync(context, status, reason).ConfigureAwait(false);
        }
        else if (context.Request.Path == AdministrationEndpoints.ResetPath)
        {
            await next(context).ConfigureAwait(false);
        }
        else if (context.GetEndpoint()?.Metadata.GetMetadata<CancelledByReset>() is not null)
        {
            await RunUntilResetAsync(context, next, scope).ConfigureAwait(false);
        }
        else if (await execution.TryReadBodyAsync(context).ConfigureAwait(false) is not null)
        {
            // A request that only reads state may be executed after a reset that it preceded.
            var executionScope = HttpMethods.IsGet(context.Request.Method) ? null : scope;
            if (await execution.TryExecuteAsync(context, next, executionScope).ConfigureAwait(false) is { } body)
            {
                await BufferedExecution.SendAsync(context, body).ConfigureAwait(false);
            }
        }
    }

    private async Task RunUntilResetAsync(HttpContext context, RequestDelegate next, ResetScope scope)
    {
        var aborted = context.RequestAborted;
        context.RequestAborted = scope.Token;
        await next(context).ConfigureAwait(false);
        context.RequestAborted = aborted;

        // The error middleware writes no response to a request that is cancelled.
        if (scope.IsReset && !aborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            await execution.RefuseAsync(context).ConfigureAwait(false);
        }
    }
}
