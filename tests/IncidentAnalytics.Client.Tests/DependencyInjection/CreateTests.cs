using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.DependencyInjection;

/// <summary>Clients without a service collection.</summary>
public sealed class CreateTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Create_Throws_WhenAnOptionIsInvalid_AsAServiceProviderDoes()
    {
        var e = Assert.Throws<OptionsValidationException>(static () => IncidentAnalyticsClient.Create(static _ => { }));

        Assert.Equal((Options.DefaultName, typeof(IncidentAnalyticsClientOptions)), (e.OptionsName, e.OptionsType));
        Assert.StartsWith("No service is configured.", Assert.Single(e.Failures), StringComparison.Ordinal);
    }

    /// <summary>A client whose calls could not work is not created.</summary>
    [Fact]
    public void Create_Throws_WhatTheStrategiesOfAServiceThrow()
    {
        var failure = new InvalidOperationException("strategy");

        var thrown = Assert.Throws<InvalidOperationException>(() =>
            IncidentAnalyticsClient.Create(o =>
            {
                AllServices.Configure(o);
                o.Analytics.CallStrategies = _ => throw failure;
            })
        );

        Assert.Same(failure, thrown);
    }

    [Fact]
    public async Task Create_ReturnsTheSameParts_EachTime()
    {
        await using var client = AllServices.Create(_server, new FakeTimeProvider());

        Assert.Same(client.Tickets.Api, client.Tickets.Api);
        Assert.Same(client.Analytics.KpiMetrics, client.Analytics.KpiMetrics);
        Assert.NotSame(client.Analytics.KpiMetrics.Api, client.Analytics.CostAnalyses.Api);
    }

    [Fact]
    public async Task Create_RecordsOnlyTheExchangesOfServices()
    {
        var folder = Directory.CreateTempSubdirectory();
        string[] paths = [Path.Combine(folder.FullName, "all.har"), Path.Combine(folder.FullName, "sonar.har")];
        _server.Respond(HttpStatusCode.OK, """{"data":{"total":3}}""");
        await using (
            var client = TestClient.Create(
                _server,
                configure: o =>
                {
                    o.Recorders.Add(new RecorderOptions(paths[0]));
                    o.Recorders.Add(new RecorderOptions(paths[1]) { Services = { IncidentAnalyticsService.Sonar } });
                }
            )
        )
        {
            await client.AggregateAsync(cancellationToken: Token);
        }

        var recorded = await File.ReadAllTextAsync(paths[0], Token);
        var isSonarRecorded =
            File.Exists(paths[1]) && (await File.ReadAllTextAsync(paths[1], Token)).Contains("/v3/tickets/aggs", StringComparison.Ordinal);
        folder.Delete(recursive: true);
        Assert.Contains("/v3/tickets/aggs", recorded, StringComparison.Ordinal);
        Assert.DoesNotContain("/oauth2/", recorded, StringComparison.Ordinal);
        Assert.False(isSonarRecorded);
    }
}
