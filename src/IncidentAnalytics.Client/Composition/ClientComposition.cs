using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Authentication;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IncidentAnalytics.Client;

/// <summary>Puts a client together from its options: the one place that knows every part.</summary>
internal static class ClientComposition
{
    public static IncidentAnalyticsClient Compose(IncidentAnalyticsClientOptions options, IConnections connections)
    {
        var time = options.TimeProvider ?? TimeProvider.System;
        var logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger(ClientTelemetry.Name);
        var userAgent = UserAgent.For(options.UserAgent);
        var tokens = new TokenCacheStore();
        var authentication = new Lazy<AuthenticationServices>(() => new AuthenticationServices
        {
            TokenClient = connections.ForTokens(),
            Caches = tokens,
            Time = time,
            Logger = logger,
            UserAgent = userAgent,
            Random = options.Random,
        });

        ApiTransport Transport(IncidentAnalyticsService service, ServiceOptions settings, RetryRules rules, IErrorReader errors) =>
            settings.BaseAddress is null
                ? UnconfiguredTransport.OfOptions(service.ToString())
                : new HttpTransport(new ServiceConnection
                {
                    BaseAddress = settings.BaseAddress,
                    Client = connections.ForService(service),
                    Authenticator = settings.Credential!.CreateAuthenticator(authentication.Value),
                    Pipeline = new CallPipeline(service.ToString().ToLowerInvariant(), rules, time, logger, options.Random),
                    Limits = new CallLimits(settings.Timeout, settings.AttemptTimeout, settings.MaxRetries),
                    Errors = errors,
                    MaxResponseBytes = options.MaxResponseBytes,
                    UserAgent = userAgent,
                });

        var tickets = Transport(IncidentAnalyticsService.Tickets, options.Tickets, TicketsRetryRules.Rules, TicketsErrorReader.Instance);
        var clientId = options.Tickets.ClientId ?? options.Tickets.Credential?.ClientId;

        var events = Transport(IncidentAnalyticsService.Events, options.Events, EventsRetryRules.Rules, EventsErrorReader.Instance);
        var projectId = options.Events.BaseAddress is null ? MissingServices.ProjectId : options.Events.ProjectIdOrCredentials;

        var sonar = Transport(IncidentAnalyticsService.Sonar, options.Sonar, SonarRetryRules.Rules, SonarErrorReader.Instance);

        var analytics = Transport(IncidentAnalyticsService.Analytics, options.Analytics, AnalyticsRetryRules.Rules, AnalyticsErrorReader.Instance);

        return new IncidentAnalyticsClient(
            new ClientResources(tokens, connections),
            new TicketsClient(new TicketsApi(tickets, TicketsJsonContext.Default), time, string.IsNullOrEmpty(clientId) ? null : clientId),
            new EventsClient(new EventsApi(events, EventsJsonContext.Default), time, projectId),
            new SonarClient(new SonarApi(sonar, SonarJsonContext.Default), time),
            new AnalyticsClient(analytics, time));
    }
}
