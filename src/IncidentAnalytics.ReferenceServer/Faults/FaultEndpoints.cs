using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary><c>/_reference/faults</c>: POST adds a fault or a list of faults, GET lists the faults that are left, DELETE removes them.</summary>
internal sealed class FaultEndpoints(FaultScript faults)
{
    private const string Path = "/_reference/faults";

    public void Map(RouteTable routes)
    {
        routes.MapPost(Path, AddAsync);
        routes.MapGet(Path, ListAsync);
        routes.MapDelete(Path, ClearAsync);
    }

    private async Task AddAsync(HttpContext context)
    {
        if (await JsonRequest.TryReadAsync(context, json => faults.Add(FaultJson.Read(json))).ConfigureAwait(false))
        {
            await ListAsync(context).ConfigureAwait(false);
        }
    }

    private Task ListAsync(HttpContext context) =>
        Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject { ["faults"] = new JsonArray([.. faults.Pending.Select(static fault => (JsonNode)FaultJson.Write(fault))]) }
        );

    private Task ClearAsync(HttpContext context)
    {
        faults.Clear();
        return ListAsync(context);
    }
}

/// <summary>Reads and writes faults as JSON.</summary>
internal static class FaultJson
{
    private static readonly string Kinds = string.Join(", ", Enum.GetValues<FaultKind>().Select(FormatKind));

    /// <exception cref="FormatException">A member is missing or invalid; the message names it.</exception>
    public static IReadOnlyList<Fault> Read(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(ReadOne)] : [ReadOne(json)];

    public static JsonObject Write(Fault fault)
    {
        var json = new JsonObject
        {
            ["kind"] = FormatKind(fault.Kind),
            ["method"] = fault.Method,
            ["path"] = fault.Path,
            ["times"] = fault.Times,
            ["delay_ms"] = (long)fault.Wait.TotalMilliseconds,
        };
        switch (fault.Kind)
        {
            case FaultKind.Answer:
                json["status"] = fault.Status;
                json["headers"] = new JsonObject(
                    fault.Headers.Select(static header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))
                );
                json["body"] = fault.Body;
                break;
            case FaultKind.CutBody:
                json["kept_bytes"] = fault.KeptBytes;
                break;
            case FaultKind.Trickle:
                json["pieces"] = fault.Pieces;
                json["pause_ms"] = (long)fault.Pause.TotalMilliseconds;
                break;
            case FaultKind.CorruptCompression or FaultKind.CutCompression:
                json["content_encoding"] = fault.ContentEncoding;
                break;
            case FaultKind.Raw:
                json["bytes"] = Convert.ToBase64String(fault.Bytes.Span);
                break;
        }

        return json;
    }

    public static string FormatKind(FaultKind kind) =>
        kind switch
        {
            FaultKind.Delay => "delay",
            FaultKind.Answer => "answer",
            FaultKind.Drop => "drop",
            FaultKind.DropAfterExecution => "drop_after_execution",
            FaultKind.CutBody => "cut_body",
            FaultKind.Trickle => "trickle",
            FaultKind.CorruptCompression => "corrupt_compression",
            FaultKind.CutCompression => "cut_compression",
            FaultKind.CutHeaders => "cut_headers",
            FaultKind.EndlessBody => "endless_body",
            _ => "raw",
        };

    private static Fault ReadOne(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("A fault must be an object.");
        }

        var fault = GetText(json, "kind") switch
        {
            "delay" => Fault.Delay(TimeSpan.Zero),
            "answer" => ReadAnswer(json),
            "drop" => Fault.Drop(),
            "drop_after_execution" => Fault.DropAfterExecution(),
            "cut_body" => Fault.CutBody(GetNumber(json, "kept_bytes", min: 0, max: int.MaxValue) ?? 1),
            "trickle" => Fault.Trickle(
                TimeSpan.FromMilliseconds(
                    GetNumber(json, "pause_ms", min: 0, max: int.MaxValue) ?? throw new FormatException("The member pause_ms is missing.")
                ),
                GetNumber(json, "pieces", min: 2, max: int.MaxValue) ?? 10
            ),
            "corrupt_compression" => Fault.CorruptCompression(GetContentEncoding(json)),
            "cut_compression" => Fault.CutCompression(GetContentEncoding(json)),
            "cut_headers" => Fault.CutHeaders(),
            "endless_body" => Fault.EndlessBody(),
            "raw" => Fault.Raw(GetBytes(json)),
            _ => throw new FormatException($"The member kind must be one of {Kinds}."),
        };
        return fault with
        {
            Method = GetText(json, "method"),
            Path = GetText(json, "path"),
            Times = GetNumber(json, "times", min: 1, max: int.MaxValue) ?? 1,
            Wait = TimeSpan.FromMilliseconds(GetNumber(json, "delay_ms", min: 0, max: int.MaxValue) ?? 0),
        };
    }

    private static string GetContentEncoding(JsonElement json)
    {
        var encoding = GetText(json, "content_encoding") ?? Compression.Gzip;
        return Compression.IsKnown(encoding)
            ? encoding
            : throw new FormatException("The member content_encoding must be gzip, deflate or br.");
    }

    private static byte[] GetBytes(JsonElement json) =>
        json.TryGetProperty("bytes", out var value) && value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw new FormatException("The member bytes must be a string in base64.");

    private static Fault ReadAnswer(JsonElement json)
    {
        var status = GetNumber(json, "status", min: 200, max: 599) ?? throw new FormatException("The member status is missing.");
        var fault = Fault.Answer(status, ReadBody(json));
        if (!json.TryGetProperty("headers", out var headers))
        {
            return fault;
        }

        if (headers.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The member headers must be an object.");
        }

        return headers
            .EnumerateObject()
            .Aggregate(fault, static (result, header) => result.WithHeader(header.Name, header.Value.ToString()));
    }

    // A string is the body itself, any other JSON its text.
    private static string ReadBody(JsonElement json)
    {
        if (!json.TryGetProperty("body", out var body))
        {
            return "";
        }

        return body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText();
    }

    private static string? GetText(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw new FormatException($"The member {name} must be a string.");
    }

    private static int? GetNumber(JsonElement json, string name, int min, int max)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : throw new FormatException(FormattableString.Invariant($"The member {name} must be a whole number from {min} to {max}."));
    }
}
