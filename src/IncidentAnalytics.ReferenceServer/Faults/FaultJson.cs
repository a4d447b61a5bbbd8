using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>Faults as JSON, for <c>/_reference/faults</c>.</summary>
internal static class FaultJson
{
    /// <exception cref="FormatException">The text is no fault and no list of faults; the message says which member is wrong.</exception>
    public static IReadOnlyList<Fault> Read(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(ReadOne)] : [ReadOne(json)];

    public static JsonObject Write(Fault fault)
    {
        var json = new JsonObject
        {
            ["kind"] = KindText(fault.Kind),
            ["method"] = fault.Method,
            ["path"] = fault.Path,
            ["times"] = fault.Times,
            ["delay_ms"] = (long)fault.Wait.TotalMilliseconds,
        };
        if (fault.Kind == FaultKind.Answer)
        {
            json["status"] = fault.Status;
            json["headers"] = new JsonObject(
                fault.Headers.Select(static header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))
            );
            json["body"] = fault.Body;
        }
        else if (fault.Kind == FaultKind.CutBody)
        {
            json["kept_bytes"] = fault.KeptBytes;
        }

        return json;
    }

    public static string KindText(FaultKind kind) =>
        kind switch
        {
            FaultKind.Delay => "delay",
            FaultKind.Answer => "answer",
            FaultKind.Drop => "drop",
            FaultKind.DropAfterExecution => "drop_after_execution",
            _ => "cut_body",
        };

    private static Fault ReadOne(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("A fault is an object.");
        }

        var fault = Text(json, "kind") switch
        {
            "delay" => Fault.Delay(TimeSpan.Zero),
            "answer" => ReadAnswer(json),
            "drop" => Fault.Drop(),
            "drop_after_execution" => Fault.DropAfterExecution(),
            "cut_body" => Fault.CutBody(Number(json, "kept_bytes", least: 0, most: int.MaxValue) ?? 1),
            _ => throw new FormatException("The member kind must be delay, answer, drop, drop_after_execution or cut_body."),
        };
        return fault with
        {
            Method = Text(json, "method"),
            Path = Text(json, "path"),
            Times = Number(json, "times", least: 1, most: int.MaxValue) ?? 1,
            Wait = TimeSpan.FromMilliseconds(Number(json, "delay_ms", least: 0, most: int.MaxValue) ?? 0),
        };
    }

    private static Fault ReadAnswer(JsonElement json)
    {
        var status = Number(json, "status", least: 200, most: 599) ?? throw new FormatException("The member status is missing.");
        var fault = Fault.Answer(status, Body(json));
        if (!json.TryGetProperty("headers", out var headers))
        {
            return fault;
        }

        if (headers.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The member headers must be an object.");
        }

        return headers.EnumerateObject().Aggregate(fault, static (made, header) => made.WithHeader(header.Name, header.Value.ToString()));
    }

    // Text as it is; any other JSON as its text.
    private static string Body(JsonElement json)
    {
        if (!json.TryGetProperty("body", out var body))
        {
            return "";
        }

        return body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText();
    }

    private static string? Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"The member {name} must be text.");
    }

    private static int? Number(JsonElement json, string name, int least, int most)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw new FormatException(FormattableString.Invariant($"The member {name} must be a whole number from {least} to {most}."));
    }
}
