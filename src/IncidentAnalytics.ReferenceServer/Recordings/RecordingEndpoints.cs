using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Recordings;

/// <summary>
/// <c>/_reference/recordings</c>: POST loads an HTTP Archive, with <c>?name=</c>, <c>?strict=true</c> and <c>?ignore=from,to</c>; GET lists what is loaded;
/// DELETE removes it.
/// </summary>
internal sealed class RecordingEndpoints(RecordingPlayer player)
{
    public const string Path = "/_reference/recordings";

    private const string DefaultName = "recording";

    public void Map(RouteTable routes)
    {
        routes.MapPost(Path, LoadAsync);
        routes.MapGet(Path, ListAsync);
        routes.MapDelete(Path, ClearAsync);
    }

    private async Task LoadAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if ((string?)query["strict"] is { } text && text is not ("true" or "false"))
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "strict must be true or false.").ConfigureAwait(false);
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        try
        {
            var name = (string?)query["name"] is { Length: > 0 } given ? PrintableText.Format(given) : DefaultName;
            player.Add(RecordingReader.Read(name, body.ToArray()));
        }
        catch (RecordingFormatException e)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, e.Message).ConfigureAwait(false);
            return;
        }

        if ((string?)query["strict"] is { } strict)
        {
            player.IsStrict = strict == "true";
        }

        player.Ignore(query["ignore"].SelectMany(static names => names!.Split(',', StringSplitOptions.RemoveEmptyEntries)));
        await ListAsync(context).ConfigureAwait(false);
    }

    private Task ClearAsync(HttpContext context)
    {
        player.Clear();
        return ListAsync(context);
    }

    private Task ListAsync(HttpContext context) =>
        Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject
            {
                ["strict"] = player.IsStrict,
                ["ignored"] = new JsonArray([.. player.IgnoredNames.Order(StringComparer.Ordinal).Select(static name => (JsonNode)name)]),
                ["unanswered"] = player.UnansweredCount,
                ["recordings"] = new JsonArray([.. player.Loaded.Select(static recording => (JsonNode)Write(recording))]),
            }
        );

    private static JsonObject Write(Recording recording) =>
        new()
        {
            ["name"] = recording.FileName,
            ["entries"] = recording.EntryCount,
            ["started_at"] = recording.StartedAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["warnings"] = new JsonArray([.. recording.Warnings.Select(static warning => (JsonNode)warning)]),
        };
}
