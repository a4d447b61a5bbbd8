using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary><c>POST /v3/auth/tokens</c>: issues a token for a user's password. The token is in the header <c>X-Subject-Token</c>.</summary>
internal sealed class IamTokenEndpoint(IamTokenIssuer issuer)
{
    public const string Root = "/v3/auth";

    private const string TokenHeader = "X-Subject-Token";

    public void Map(RouteTable routes, ErrorFormats formats)
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
            request = IamTokenRequestReader.Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            // The message of a parser can contain a part of the body.
            var message = e is FormatException ? e.Message : "The body is not JSON.";
            await IamError.BadRequest(message).AnswerAsync(context).ConfigureAwait(false);
            return;
        }

        if (GetError(request) is { } error)
        {
            await error.AnswerAsync(context).ConfigureAwait(false);
            return;
        }

        var token = issuer.Issue(request.HasProject ? ReferenceCredentials.ProjectId : null);
        var body = IamTokenResponse.Write(token);
        if (string.IsNullOrEmpty(context.Request.Query["nocatalog"]))
        {
            body["token"]!["catalog"] = IamTokenResponse.WriteCatalog(context.Request, token);
        }

        context.Response.Headers[TokenHeader] = token.Text;
        await Answer.JsonAsync(context, StatusCodes.Status201Created, body).ConfigureAwait(false);
    }

    private static IamError? GetError(IamTokenRequest request)
    {
        if (!IamDirectory.HasUser(request.User, request.Domain, request.Password))
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

/// <summary>An error response of IAM: <c>{"error":{"message","code","title"}}</c>, where the code is the status.</summary>
internal sealed record IamError(int Status, string Message)
{
    public static IamError BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    // The same for a wrong name and a wrong password, so that it does not reveal which names exist.
    public static readonly IamError WrongPassword = new(StatusCodes.Status401Unauthorized, "The username or password is wrong.");

    public static IamError NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public static readonly IamError MediaType = new(
        StatusCodes.Status415UnsupportedMediaType,
        "The content type must be application/json."
    );

    public static Task AnswerAsync(HttpContext context, int status, string message) => new IamError(status, message).AnswerAsync(context);

    public Task AnswerAsync(HttpContext context)
    {
        var error = new JsonObject
        {
            ["message"] = Message,
            ["code"] = Status,
            ["title"] = ReasonPhrases.GetReasonPhrase(Status),
        };
        return Answer.JsonAsync(context, Status, new JsonObject { ["error"] = error });
    }
}
