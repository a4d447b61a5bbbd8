using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.ReferenceServer.Recordings;
using IncidentAnalytics.ReferenceServer.World;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary>The endpoints under <c>/_reference/</c>, with which tests and people control a server. They require no credentials.</summary>
internal sealed class AdministrationEndpoints(IncidentAnalyticsServer server, WorldStore world)
{
    public const string Root = "/_reference";

    public const string ResetPath = Root + "/reset";

    public void Map(RouteTable routes)
    {
        routes.MapGet(Root + "/health", HealthAsync);
        routes.MapPost(ResetPath, ResetAsync);
        new AggregateEndpoint(server.TimeProvider).Map(routes);
        new JournalEndpoints(server.Requests).Map(routes);
        new FaultEndpoints(server.Faults).Map(routes);
        new RecordingEndpoints(server.Recordings).Map(routes);
        new TokenSettingsEndpoint(Root + "/tokens", server.Tokens).Map(routes);
        new TokenSettingsEndpoint(Root + "/tokens/iam", server.IamTokens).Map(routes);
        new EventSettingsEndpoint(server.Events).Map(routes);
        new EventListEndpoint(world).Map(routes);
        new SonarSettingsEndpoint(server.Sonar).Map(routes);
        new TicketLoadEndpoint(server).Map(routes);
        new AnalyticsSettingsEndpoint(server.Analytics).Map(routes);
        new WebhookSettingsEndpoint(server.Webhooks).Map(routes);
        new CommandEndpoint(server.Commands).Map(routes);
    }

    private Task HealthAsync(HttpContext context) =>
        Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject
            {
                ["status"] = "ok",
                ["now"] = server.TimeProvider.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            }
        );

    private async Task ResetAsync(HttpContext context)
    {
        await server.ResetAsync().ConfigureAwait(false);
        await HealthAsync(context).ConfigureAwait(false);
    }
}
