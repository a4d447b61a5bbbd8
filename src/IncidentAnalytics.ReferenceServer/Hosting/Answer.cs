using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Writes JSON responses with a Content-Length.</summary>
internal static class Answer
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task JsonAsync(HttpContext context, int status, JsonNode body) =>
        JsonAsync(context, status, JsonSerializer.SerializeToUtf8Bytes(body, Readable));

    /// <summary>Writes serialized JSON.</summary>
    public static async Task JsonAsync(HttpContext context, int status, ReadOnlyMemory<byte> bytes)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Writes an error of the tickets service or the administration: <c>{"status_code", "detail"}</c>.</summary>
    public static Task ErrorAsync(HttpContext context, int status, JsonNode detail) =>
        JsonAsync(context, status, new JsonObject { ["status_code"] = status, ["detail"] = detail });
}
