using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>
/// Writes error responses of the events service. The vendor's messages do not name the reason, so an additional header does.
/// </summary>
internal sealed class EventErrors(EventBehavior behavior)
{
    private const string ReasonHeader = "X-Reference-Reason";

    /// <param name="context">The request.</param>
    /// <param name="status">The status code.</param>
    /// <param name="reason">The reason, for the header.</param>
    public Task WriteAsync(HttpContext context, int status, string reason)
    {
        context.Response.Headers[ReasonHeader] = ToPrintableAscii(reason);
        var isTableFormat = behavior.ErrorFormat == EventErrorFormat.ErrorMsg;
        var (message, type) =
            isTableFormat && status == StatusCodes.Status403Forbidden ? ("Invalid projectId", "Forbidden") : GetMessageAndType(status);
        return Answer.JsonAsync(
            context,
            status,
            new JsonObject
            {
                ["error_code"] = string.Create(CultureInfo.InvariantCulture, $"AOM.{status:D4}"),
                [isTableFormat ? "error_msg" : "error_message"] = message,
                ["error_type"] = type,
            }
        );
    }

    private static (string Message, string Type) GetMessageAndType(int status)
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

    private static string ToPrintableAscii(string text) => string.Concat(text.Select(static c => c is >= ' ' and <= '~' ? c : '?'));
}
