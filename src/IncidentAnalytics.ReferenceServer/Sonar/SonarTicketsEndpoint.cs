using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary><c>GET /api/sonar/tickets</c>.</summary>
internal sealed class SonarTicketsEndpoint(WorldStore world, SonarBehavior settings)
{
    public const string Path = Root + "/tickets";

    private const string Root = "/api/sonar";

    private const string Scheme = "Bearer ";

    public void Map(IEndpointRouteBuilder routes, ErrorFormats formats)
    {
        routes.MapGet(Path, AnswerAsync);
        formats.Add(Root, SonarError.AnswerAsync);
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (!HasKey((string?)context.Request.Headers.Authorization))
        {
            return SonarError.UnauthorizedAsync(context);
        }

        try
        {
            var query = SonarQueryReader.Read(context.Request.QueryString.Value);
            var page = SonarBoard.Of(world.Current).Find(query with { Limit = Math.Min(query.Limit, settings.PageCap) });
            return Answer.JsonAsync(context, StatusCodes.Status200OK, SonarTicketWriter.Write(page, settings.UtcOffset));
        }
        catch (SonarArgumentException e)
        {
            return SonarError.InvalidArgumentAsync(context, e.Message);
        }
    }

    private static bool HasKey(string? authorization) =>
        authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && authorization[Scheme.Length..].Trim() == ReferenceCredentials.SonarApiKey;
}
