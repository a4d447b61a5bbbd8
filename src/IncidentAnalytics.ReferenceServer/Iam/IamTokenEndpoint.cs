using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary><c>POST /v3/auth/tokens</c>: a token for a user's password. The token is in the header <c>X-Subject-Token</c>.</summary>
internal sealed class IamTokenEndpoint(IamTokenIssuer issuer)
{
    public const string Root = "/v3/auth";

    private const string TokenHeader = "X-Subject-Token";

    public void Map(IEndpointRouteBuilder routes, ErrorFormats formats)
    {
        routes.MapPost(Root + "/tokens", AnswerAsync);
        formats.Add(Root, IamError.AnswerAsync);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            await IamError.MediaType.AnswerAsync(context).ConfigureAwait(false);
            return;
        }

        IamTokenRequest request;
        try
        {
            using var json = await StrictJson.ParseAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            request = IamRequestReader.Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            // Not the words of a parser: they can show a part of what it read.
            var message = e is FormatException ? e.Message : "The body is not JSON.";
            await IamError.BadRequest(message).AnswerAsync(context).ConfigureAwait(false);
            return;
        }

        if (Refusal(request) is { } error)
        {
            await error.AnswerAsync(context).ConfigureAwait(false);
            return;
        }

        var token = issuer.Issue(request.HasProject ? ReferenceCredentials.ProjectId : null);
        var body = IamTokenBody.Write(token);
        if (string.IsNullOrEmpty(context.Request.Query["nocatalog"]))
        {
            body["token"]!["catalog"] = IamTokenBody.Catalog(context.Request, token);
        }

        context.Response.Headers[TokenHeader] = token.Text;
        await Answer.JsonAsync(context, StatusCodes.Status201Created, body).ConfigureAwait(false);
    }

    private static IamError? Refusal(IamTokenRequest request)
    {
        if (!IamDirectory.Knows(request.User, request.Domain, request.Password))
        {
            return IamError.WrongPassword;
        }

        if (request.ScopeDomain is not (null or ReferenceCredentials.IamDomainName))
        {
            return IamError.NotFound("The domain of auth.scope cannot be found.");
        }

        return
            request.ProjectId is null or ReferenceCredentials.ProjectId && request.ProjectName is null or ReferenceCredentials.ProjectName
            ? null
            : IamError.NotFound("The project of auth.scope cannot be found.");
    }
}
