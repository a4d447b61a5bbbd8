using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Engine;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Services.Sonar;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Testing;

/// <summary><c>POST /_reference/sonar</c>: how Sonar answers from now on. Every member is optional.</summary>
internal sealed class SonarControlEndpoint(SonarSettings settings)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/_reference/sonar", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            using var json = await StrictJson.ParseAsync(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            Apply(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
            return;
        }

        var answer = new JsonObject { ["page_cap"] = settings.PageCap, ["utc_offset"] = SonarDate.OffsetText(settings.UtcOffset) };
        await Answer.JsonAsync(context, StatusCodes.Status200OK, answer).ConfigureAwait(false);
    }

    private void Apply(JsonElement json)
    {
        // All are read and tried before any is applied: a request that is wrong changes nothing.
        var wanted = new SonarSettings
        {
            PageCap = json.TryGetProperty("page_cap", out var cap) ? cap.GetInt32() : settings.PageCap,
            UtcOffset = json.TryGetProperty("utc_offset", out var offset) ? Offset(offset.GetString()) : settings.UtcOffset,
        };
        settings.PageCap = wanted.PageCap;
        settings.UtcOffset = wanted.UtcOffset;
    }

    private static TimeSpan Offset(string? text) =>
        SonarDate.TryParseOffset(text, out var offset) ? offset : throw new FormatException("utc_offset is a sign and four digits: +0900.");
}
