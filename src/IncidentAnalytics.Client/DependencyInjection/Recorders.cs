using IncidentAnalytics.Client.Recording;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>The recorders of one client. It disposes them after its HTTP clients.</summary>
internal sealed class Recorders
{
    private readonly (RecorderOptions Options, ExchangeRecorder Recorder)[] _recorders;

    public Recorders(ClientParts parts)
    {
        var (context, resources) = (parts.Get<ClientContext>(), parts.Get<ClientResources>());
        _recorders =
        [
            .. context.Options.Recorders.Select(options =>
                (options, resources.Add(new ExchangeRecorder(options, context.Time, context.Logger)))
            ),
        ];
    }

    /// <summary>Adds the recorders of a service as the innermost handlers of its HTTP client.</summary>
    public static void AddHandlers(IHttpClientBuilder client, IncidentAnalyticsService service, string? tenant) =>
        client
            .Services.AddOptions<HttpClientFactoryOptions>(client.Name)
            // After every handler of the user, whenever it is added.
            .PostConfigure(options =>
                options.HttpMessageHandlerBuilderActions.Add(builder =>
                {
                    foreach (var handler in new TenantServiceProvider(builder.Services, tenant).Get<Recorders>().CreateHandlers(service))
                        builder.AdditionalHandlers.Add(handler);
                })
            );

    /// <summary>Puts the recorders of a service around its handler.</summary>
    public HttpMessageHandler Wrap(HttpMessageHandler handler, IncidentAnalyticsService service)
    {
        if (_recorders.Length == 0)
            return handler;

        foreach (var recorder in CreateHandlers(service).Reverse())
        {
            recorder.InnerHandler = handler;
            handler = recorder;
        }

        return handler;
    }

    private IEnumerable<DelegatingHandler> CreateHandlers(IncidentAnalyticsService service) =>
        _recorders
            .Where(recorder => recorder.Options.Services.Count == 0 || recorder.Options.Services.Contains(service))
            .Select(recorder => new RecordingHandler(recorder.Recorder, service));
}
