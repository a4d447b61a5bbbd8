using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Writes JSON responses with a Content-Length.</summary>
internal static class Answer
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    public static Task JsonAsync(HttpContext context, int status, JsonNode body) =>
        JsonAsync(context, status, body, static (json, body) => body.WriteTo(json));

    /// <summary>Writes the JSON that <paramref name="write"/> writes.</summary>
    public static async Task JsonAsync<T>(HttpContext context, int status, T value, Action<Utf8JsonWriter, T> write)
    {
        using var buffer = new PooledBuffer();
        var json = new Utf8JsonWriter((IBufferWriter<byte>)buffer, Readable);
        await using (json.ConfigureAwait(false))
        {
            write(json, value);
        }

        await JsonAsync(context, status, buffer.WrittenMemory).ConfigureAwait(false);
    }

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
