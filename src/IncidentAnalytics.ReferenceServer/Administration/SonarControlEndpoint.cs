using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Sonar;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary><c>POST /_reference/sonar</c>: how Sonar answers from now on. Every member is optional.</summary>
internal sealed class SonarControlEndpoint(SonarBehavior behavior)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/_reference/sonar", AnswerAsync);

    private Task AnswerAsync(HttpContext context) => ControlAnswer.WriteAsync(context, Apply, Describe);

    private JsonObject Describe() => new() { ["page_cap"] = behavior.PageCap, ["utc_offset"] = SonarDate.OffsetText(behavior.UtcOffset) };

    private void Apply(JsonElement json)
    {
        // A second one, so that a value it refuses changes nothing here.
        var wanted = new SonarBehavior
        {
            PageCap = json.TryGetProperty("page_cap", out var cap) ? cap.GetInt32() : behavior.PageCap,
            UtcOffset = json.TryGetProperty("utc_offset", out var offset) ? Offset(offset.GetString()) : behavior.UtcOffset,
        };
        behavior.PageCap = wanted.PageCap;
        behavior.UtcOffset = wanted.UtcOffset;
    }

    private static TimeSpan Offset(string? text) =>
        SonarDate.TryParseOffset(text, out var offset) ? offset : throw new FormatException("utc_offset is a sign and four digits: +0900.");
}
