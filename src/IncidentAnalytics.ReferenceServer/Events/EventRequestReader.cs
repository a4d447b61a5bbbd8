using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>Reads a request body; the first thing that is wrong ends it. A member that is null counts as left out.</summary>
internal static class EventRequestReader
{
    /// <exception cref="FormatException">The body breaks a rule; the message says which, and holds nothing of the body.</exception>
    public static EventStatisticsRequest Read(JsonElement body, EventSelection selection, DateTimeOffset now)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The body must be an object.");
        }

        var timeRange = Text(body, "time_range") ?? throw new FormatException("time_range is missing.");
        var step = Step(body);
        var window = TimeRangeText.Resolve(timeRange, step, now);
        var criteria = List(body, "metadata_relation").Select(Criterion).OfType<MetadataCriterion>().ToArray();
        return new EventStatisticsRequest(
            window,
            step,
            new EventFilter(selection, Text(body, "search") ?? "", criteria),
            IsDescending(body)
        );
    }

    private static long Step(JsonElement body)
    {
        var step = Member(body, "step") ?? throw new FormatException("step is missing.");
        return step.ValueKind == JsonValueKind.Number && step.TryGetInt64(out var millis) && millis > 0
            ? millis
            : throw new FormatException("step must be a whole number of milliseconds above 0.");
    }

    /// <summary>A criterion without a key says nothing, which the document allows: null.</summary>
    private static MetadataCriterion? Criterion(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("metadata_relation must be a list of objects.");
        }

        var key = Text(json, "key");
        var values = Texts(json, "value");
        var relation = Text(json, "relation") switch
        {
            null or "AND" => MetadataRelation.And,
            "OR" => MetadataRelation.Or,
            "NOT" => MetadataRelation.Not,
            _ => throw new FormatException("relation must be AND, OR or NOT."),
        };
        return key is null ? null : new MetadataCriterion(key, values, relation);
    }

    private static bool IsDescending(JsonElement body)
    {
        if (Member(body, "sort") is not { } sort)
        {
            return false;
        }

        if (sort.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("sort must be an object.");
        }

        var isDescending = Text(sort, "order") switch
        {
            null or "asc" => false,
            "desc" => true,
            _ => throw new FormatException("order must be asc or desc."),
        };
        return Texts(sort, "order_by").Contains(EventMetadata.Severity, StringComparer.Ordinal) && isDescending;
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            _ => throw new FormatException($"{name} must be a text."),
        };

    private static string[] Texts(JsonElement parent, string name) =>
        [
            .. List(parent, name)
                .Select(item =>
                    item.ValueKind == JsonValueKind.String
                        ? item.GetString()!
                        : throw new FormatException($"{name} must be a list of texts.")
                ),
        ];

    private static JsonElement[] List(JsonElement parent, string name) =>
        Member(parent, name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
            _ => throw new FormatException($"{name} must be a list."),
        };
}

/// <summary>A request that was read and keeps to every rule.</summary>
/// <param name="Window">From when to when is counted.</param>
/// <param name="Step">The statistical step in milliseconds.</param>
/// <param name="Filter">What is counted.</param>
/// <param name="IsDescending">Whether the series come the other way round.</param>
internal sealed record EventStatisticsRequest(EventTimeWindow Window, long Step, EventFilter Filter, bool IsDescending);
