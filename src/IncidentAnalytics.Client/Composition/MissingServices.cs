using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;

namespace IncidentAnalytics.Client;

/// <summary>Stand for the services that a client made of mocks was not given: they say so when they are called.</summary>
internal static class MissingServices
{
    /// <summary>Lets a call get as far as to be told that its service is missing, which explains more than a missing project.</summary>
    public const string ProjectId = "-";

    public static readonly TicketsClient Tickets = new(new TicketsApi(Transport<TicketsClient>(), TicketsJsonContext.Default));

    public static readonly EventsClient Events = new(new EventsApi(Transport<EventsClient>(), EventsJsonContext.Default), ProjectId);

    public static readonly SonarClient Sonar = new(new SonarApi(Transport<SonarClient>(), SonarJsonContext.Default));

    public static readonly AnalyticsClient Analytics = new(Transport<AnalyticsClient>(), TimeProvider.System);

    private static UnconfiguredTransport Transport<TClient>() => UnconfiguredTransport.OfMocks(typeof(TClient).Name);
}
