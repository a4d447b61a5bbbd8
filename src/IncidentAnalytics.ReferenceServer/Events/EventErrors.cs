using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>
/// Error answers of the events service. Their words are the vendor's, which do not tell what is wrong; a header of our own does.
/// </summary>
internal sealed class EventErrors(EventBehavior behavior)
{
    private const string ReasonHeader = "X-Reference-Reason";

    /// <param name="context">The request to answer.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="reason">What is wrong, for the header.</param>
    public Task AnswerAsync(HttpContext context, int status, string reason)
    {
        context.Response.Headers[ReasonHeader] = Printable(reason);
        var isTable = behavior.Errors == EventErrorForm.ErrorMsg;
        var (message, type) = isTable && status == StatusCodes.Status403Forbidden ? ("Invalid projectId", "Forbidden") : Words(status);
        return Answer.JsonAsync(
            context,
            status,
            new JsonObject
            {
                ["error_code"] = string.Create(CultureInfo.InvariantCulture, $"AOM.{status:D4}"),
                [isTable ? "error_msg" : "error_message"] = message,
                ["error_type"] = type,
            }
        );
    }

    private static (string Message, string Type) Words(int status)
    {
        var type = "SC_" + ReasonPhrases.GetReasonPhrase(status).ToUpperInvariant().Replace(' ', '_');
        var message = status switch
        {
            StatusCodes.Status400BadRequest => "param error",
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => "you dont have permission",
            _ => type,
        };
        return (message, type);
    }

    private static string Printable(string text) => string.Concat(text.Select(static c => c is >= ' ' and <= '~' ? c : '?'));
}
