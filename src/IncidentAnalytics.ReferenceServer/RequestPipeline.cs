using System.Globalization;
using IncidentAnalytics.ReferenceServer.Administration;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.ReferenceServer.OpenApi;
using IncidentAnalytics.ReferenceServer.Pages;
using IncidentAnalytics.ReferenceServer.Recordings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IncidentAnalytics.ReferenceServer;

/// <summary>The middleware between Kestrel and the endpoints.</summary>
internal sealed class RequestPipeline
{
    private const string RequestIdHeader = "X-Request-Id";

    private readonly IncidentAnalyticsServerOptions _options;
    private readonly RouteTable _routes;
    private readonly FaultInjector _injector;
    private readonly BufferedExecution _execution;
    private readonly RequestGate _gate;
    private readonly LandingPage _landingPage;
    private readonly RequestDelegate _answer;
    private readonly RequestDelegate _answerEndpoint;
    private readonly RequestDelegate _answerService;
    private readonly RecordIds _ids;
    private long _received;

    public RequestPipeline(
        IncidentAnalyticsServerOptions options,
        RouteTable routes,
        ErrorFormats formats,
        FaultInjector injector,
        BufferedExecution execution,
        RequestGate gate,
        RecordingMiddleware recordings,
        LandingPage landingPage
    )
    {
        _options = options;
        _routes = routes;
        _injector = injector;
        _execution = execution;
        _gate = gate;
        _landingPage = landingPage;
        _ids = new RecordIds(options.Seed);
        var logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("IncidentAnalytics.ReferenceServer");
        var errors = new ErrorMiddleware(logger, formats);
        _answerEndpoint = context => errors.InvokeAsync(context, RouteTable.AnswerAsync);
        _answerService = context => recordings.InvokeAsync(context, _answerEndpoint);
        _answer = DispatchAsync;
        if (options.RequestCompleted is { } completed)
        {
            var log = new RequestLog(options.TimeProvider, completed);
            _answer = context => log.InvokeAsync(context, DispatchAsync);
        }
    }

    public Task InvokeAsync(HttpContext context)
    {
        Prepare(context);
        _routes.Select(context);
        return _answer(context);
    }

    private Task DispatchAsync(HttpContext context) =>
        LandingPage.IsRequested(context.Request) ? _landingPage.AnswerAsync(context)
        : IsAdministration(context) ? AdministerAsync(context)
        : IsOpenApi(context) ? _answerEndpoint(context)
        : _injector.InvokeAsync(context, _answerService);

    private void Prepare(HttpContext context)
    {
        var id = _ids.Create(RecordKind.Request, Interlocked.Increment(ref _received)).ToString("N");
        context.TraceIdentifier = id;
        context.Response.OnStarting(() =>
        {
            // When the response starts, because it may be cleared before. The headers of a scripted response stay.
            context.Response.Headers.TryAdd(RequestIdHeader, id);
            context.Response.Headers.TryAdd("Date", _options.TimeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        });
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize =
            _options.MaxRequestBodySize * (IsLoad(context) ? IncidentAnalyticsServerOptions.LoadFactor : 1);
    }

    private static bool IsLoad(HttpContext context) =>
        AdministrationGuard.IsLoad(context.Request) || context.Request.Path == RecordingEndpoints.Path;

    private static bool IsAdministration(HttpContext context) =>
        context.Request.Path.StartsWithSegments(AdministrationEndpoints.Root, StringComparison.Ordinal);

    private static bool IsOpenApi(HttpContext context) =>
        context.GetEndpoint() is not null && context.Request.Path.StartsWithSegments(OpenApiEndpoints.Root, StringComparison.Ordinal);

    private async Task AdministerAsync(HttpContext context)
    {
        using var scope = _gate.BeginScope(context.RequestAborted);
        if (AdministrationGuard.GetRefusal(context.Request) is var (status, reason))
        {
            await Answer.ErrorAsync(context, status, reason).ConfigureAwait(false);
        }
        else if (context.Request.Path == AdministrationEndpoints.ResetPath)
        {
            await _answerEndpoint(context).ConfigureAwait(false);
        }
        else if (context.GetEndpoint()?.Metadata.GetMetadata<CancelledByReset>() is not null)
        {
            await RunUntilResetAsync(context, scope).ConfigureAwait(false);
        }
        else if (await _execution.TryReadBodyAsync(context).ConfigureAwait(false) is not null)
        {
            // A request that only reads state may be executed after a reset that it preceded.
            var executionScope = HttpMethods.IsGet(context.Request.Method) ? null : scope;
            using var body = new PooledBuffer();
            if (await _execution.TryExecuteAsync(context, _answerEndpoint, executionScope, body).ConfigureAwait(false))
            {
                await BufferedExecution.SendAsync(context, body.WrittenMemory).ConfigureAwait(false);
            }
        }
    }

    private async Task RunUntilResetAsync(HttpContext context, ResetScope scope)
    {
        var aborted = context.RequestAborted;
        context.RequestAborted = scope.Token;
        await _answerEndpoint(context).ConfigureAwait(false);
        context.RequestAborted = aborted;

        // The error middleware writes no response to a request that is cancelled.
        if (scope.IsReset && !aborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            await _execution.RefuseAsync(context).ConfigureAwait(false);
        }
    }
}
