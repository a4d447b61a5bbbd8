using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Serialization;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>A request that was let in: who sends it, the id in its path, its query and its body.</summary>
internal sealed class DrfRequest(HttpContext context, DrfUser user, string? id)
{
    private const string Json = "application/json";

    public DrfUser User { get; } = user;

    /// <summary>The id that the path names; empty where the path has none.</summary>
    public string Id { get; } = id ?? "";

    public QueryParameters Query { get; } = QueryParameters.Of(context.Request);

    /// <summary>The address as the client wrote it, from the Host header.</summary>
    public string AbsolutePath =>
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{context.Request.Path.ToUriComponent()}";

    /// <summary>The body of a request that creates something.</summary>
    /// <exception cref="DrfException">It is no JSON object.</exception>
    public async Task<InputReader> ReadObjectAsync()
    {
        var body = await ReadAsync().ConfigureAwait(false);
        return body.ValueKind switch
        {
            JsonValueKind.Object => new InputReader(body),
            JsonValueKind.Null => throw DrfException.Invalid("No data provided"),
            _ => throw DrfException.Invalid($"Invalid data. Expected a dictionary, but got {PythonText.TypeName(body)}."),
        };
    }

    /// <summary>The body, whatever it is; an empty object where there is none.</summary>
    /// <exception cref="DrfException">The body is of another media type, or no JSON.</exception>
    public async Task<JsonElement> ReadAsync()
    {
        // As Django sees it: a body without a length, that is a chunked one, is empty.
        if (context.Request.ContentLength is null or 0)
        {
            return JsonSerializer.SerializeToElement(new JsonObject());
        }

        var contentType = context.Request.ContentType ?? "";
        if (!contentType.Split(';')[0].Trim().Equals(Json, StringComparison.OrdinalIgnoreCase))
        {
            throw DrfException.UnsupportedMediaType(contentType);
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        var body = buffer.ToArray();
        if (body.AsSpan().StartsWith(StrictJson.ByteOrderMark))
        {
            throw DrfException.NotJson(PythonJson.ProblemOf(body)!);
        }

        try
        {
            using var json = StrictJson.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException e)
        {
            // What Python would read and this server cannot keep, half a surrogate pair, is told in this platform's words.
            throw DrfException.NotJson(PythonJson.ProblemOf(body) ?? e.Message);
        }
    }
}
