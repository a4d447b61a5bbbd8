using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>Reads a request body up to the first error. Null members count as missing.</summary>
internal static class EventRequestReader
{
    /// <exception cref="FormatException">The body is invalid. The message contains no values of the body.</exception>
    public static EventStatisticsRequest Read(JsonElement body, EventSelection selection, DateTimeOffset now)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The body must be an object.");
        }

        var timeRange = GetString(body, "time_range") ?? throw new FormatException("time_range is missing.");
        var step = ReadStep(body);
        var window = TimeRangeParser.Parse(timeRange, step, now);
        var criteria = GetList(body, "metadata_relation").Select(ReadCriterion).OfType<MetadataCriterion>().ToArray();
        return new EventStatisticsRequest(
            window,
            step,
            new EventFilter(selection, GetString(body, "search") ?? "", criteria),
            IsDescending(body)
        );
    }

    private static long ReadStep(JsonElement body)
    {
        var step = GetMember(body, "step") ?? throw new FormatException("step is missing.");
        return step.ValueKind == JsonValueKind.Number && step.TryGetInt64(out var millis) && millis > 0
            ? millis
            : throw new FormatException("step must be a whole number of milliseconds above 0.");
    }

    /// <summary>Null for a criterion without a key, which the documentation allows.</summary>
    private static MetadataCriterion? ReadCriterion(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("metadata_relation must be a list of objects.");
        }

        var key = GetString(json, "key");
        var values = GetStrings(json, "value");
        var relation = GetString(json, "relation") switch
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
        if (GetMember(body, "sort") is not { } sort)
        {
            return false;
        }

        if (sort.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("sort must be an object.");
        }

        var isDescending = GetString(sort, "order") switch
        {
            null or "asc" => false,
            "desc" => true,
            _ => throw new FormatException("order must be asc or desc."),
        };
        return GetStrings(sort, "order_by").Contains(EventMetadata.Severity, StringComparer.Ordinal) && isDescending;
    }

    private static JsonElement? GetMember(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? GetString(JsonElement parent, string name) =>
        GetMember(parent, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            _ => throw new FormatException($"{name} must be a string."),
        };

    private static string[] GetStrings(JsonElement parent, string name) =>
        [
            .. GetList(parent, name)
                .Select(item =>
                    item.ValueKind == JsonValueKind.String
                        ? item.GetString()!
                        : throw new FormatException($"{name} must be a list of strings.")
                ),
        ];

    private static JsonElement[] GetList(JsonElement parent, string name) =>
        GetMember(parent, name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
            _ => throw new FormatException($"{name} must be a list."),
        };
}

/// <summary>A valid request.</summary>
/// <param name="Window">The window of the events to count.</param>
/// <param name="Step">The step in milliseconds.</param>
/// <param name="Filter">The conditions on events.</param>
/// <param name="IsDescending">Whether the series are in reverse order.</param>
internal sealed record EventStatisticsRequest(EventTimeWindow Window, long Step, EventFilter Filter, bool IsDescending);
