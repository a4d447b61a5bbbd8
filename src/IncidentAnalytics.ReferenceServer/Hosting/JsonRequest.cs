using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Serialization;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Reads the JSON bodies of administration requests.</summary>
internal static class JsonRequest
{
    /// <summary>Reads the body. When it is not JSON, or invalid, the response is 400 with the message of the exception.</summary>
    /// <param name="context">The request.</param>
    /// <param name="read">Reads the JSON; throws when it is invalid.</param>
    /// <returns>False when the body is invalid; the response is written then.</returns>
    public static async Task<bool> TryReadAsync(HttpContext context, Action<JsonElement> read)
    {
        try
        {
            using var json = await StrictJson.ParseAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            read(json.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
            return false;
        }
    }
}
