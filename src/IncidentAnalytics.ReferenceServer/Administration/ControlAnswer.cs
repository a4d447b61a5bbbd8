using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Serialization;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary>What all endpoints that change a service's behaviour do: take an object of what is wanted, answer with what holds now.</summary>
internal static class ControlAnswer
{
    /// <param name="context">The request.</param>
    /// <param name="apply">Reads all members before it applies any: a request that is wrong changes nothing.</param>
    /// <param name="describe">What holds now.</param>
    public static async Task WriteAsync(HttpContext context, Action<JsonElement> apply, Func<JsonObject> describe)
    {
        try
        {
            using var json = await StrictJson.ParseAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            apply(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
            return;
        }

        await Answer.JsonAsync(context, StatusCodes.Status200OK, describe()).ConfigureAwait(false);
    }
}
