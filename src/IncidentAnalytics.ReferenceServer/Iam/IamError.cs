using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary>An error answer of IAM: <c>{"error":{"message","code","title"}}</c> with the status as a number.</summary>
internal sealed record IamError(int Status, string Message)
{
    public static IamError BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    // The same for a wrong name and a wrong password: an answer does not help to find names.
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
