using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>
/// <c>/_reference/webhooks</c>: POST <c>{"url","types"}</c> registers an endpoint, GET lists the endpoints, DELETE removes them;
/// <c>/_reference/webhooks/deliveries</c> lists the deliveries.
/// </summary>
internal sealed class WebhookSettingsEndpoint(WebhookHub webhooks)
{
    private const string Path = "/_reference/webhooks";

    public void Map(RouteTable routes)
    {
        routes.MapPost(Path, AddAsync);
        routes.MapGet(Path, ListAsync);
        routes.MapDelete(Path, ClearAsync);
        routes.MapGet(Path + "/deliveries", LogAsync);
    }

    private async Task AddAsync(HttpContext context)
    {
        if (await JsonRequest.TryReadAsync(context, Add).ConfigureAwait(false))
        {
            await ListAsync(context).ConfigureAwait(false);
        }
    }

    private void Add(JsonElement json)
    {
        if (
            json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("url", out var text)
            || !Uri.TryCreate(text.GetString(), UriKind.Absolute, out var url)
        )
        {
            throw new FormatException("The member url must be an absolute URL.");
        }

        string[] types = json.TryGetProperty("types", out var list)
            ? [.. list.EnumerateArray().Select(static type => type.GetString() ?? "")]
            : [];
        webhooks.Add(url, types);
    }

    private Task ListAsync(HttpContext context) =>
        Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject
            {
                ["webhooks"] = new JsonArray([
                    .. webhooks.Endpoints.Select(static endpoint => new JsonObject
                    {
                        ["url"] = endpoint.Url.ToString(),
                        ["types"] = new JsonArray([.. endpoint.Types.Select(static type => (JsonNode)type)]),
                    }),
                ]),
            }
        );

    private Task ClearAsync(HttpContext context)
    {
        webhooks.Clear();
        return ListAsync(context);
    }

    private Task LogAsync(HttpContext context) =>
        Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject { ["deliveries"] = new JsonArray([.. webhooks.Deliveries.Select(static delivery => (JsonNode)Write(delivery))]) }
        );

    private static JsonObject Write(WebhookDelivery delivery) =>
        new()
        {
            ["id"] = delivery.Id,
            ["type"] = delivery.Type,
            ["url"] = delivery.Url.ToString(),
            ["created_at"] = Text(delivery.CreatedAt),
            ["status"] = delivery.Status switch
            {
                WebhookDeliveryStatus.Delivered => "delivered",
                WebhookDeliveryStatus.Failed => "failed",
                _ => "pending",
            },
            ["attempts"] = new JsonArray([
                .. delivery.Attempts.Select(static attempt => new JsonObject
                {
                    ["at"] = Text(attempt.At),
                    ["status"] = attempt.Status,
                    ["error"] = attempt.Error,
                }),
            ]),
        };

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
