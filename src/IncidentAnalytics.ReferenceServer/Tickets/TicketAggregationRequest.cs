using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Tickets;

/// <summary>A valid request body.</summary>
internal sealed record TicketAggregationRequest(
    string Application,
    IReadOnlyList<string> AppTypes,
    IReadOnlyList<string> Domains,
    DateTimeOffset Start,
    DateTimeOffset End,
    bool IncludesEu,
    JsonElement Aggregations
);

/// <summary>Reads a request body and collects all of its problems.</summary>
internal sealed class TicketAggregationRequestReader
{
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly List<ValidationProblem> _problems = [];
    private readonly JsonElement _body;

    private TicketAggregationRequestReader(JsonElement body) => _body = body;

    /// <returns>The request; null when there are problems.</returns>
    public static TicketAggregationRequest? Read(JsonElement body, out IReadOnlyList<ValidationProblem> problems)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems = [new(["body"], "Input should be an object", "model_type")];
            return null;
        }

        var reader = new TicketAggregationRequestReader(body);
        var request = new TicketAggregationRequest(
            reader.ReadString("application"),
            reader.ReadStrings("app_type"),
            reader.ReadStrings("domain"),
            reader.ReadInstant("start_time"),
            reader.ReadInstant("end_time"),
            reader.ReadBoolean("includes_eu"),
            reader.ReadObject("aggs")
        );
        problems = reader._problems;
        return problems.Count == 0 ? request : null;
    }

    private string ReadString(string member)
    {
        if (GetRequired(member) is not { } value)
        {
            return "";
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            _problems.Add(ValidationProblem.Invalid(member, "Input should be a valid string", "string_type"));
            return "";
        }

        var text = value.GetString()!;
        if (text.Length == 0)
        {
            _problems.Add(ValidationProblem.Invalid(member, "String should have at least 1 character", "string_too_short"));
        }

        return text;
    }

    private List<string> ReadStrings(string member)
    {
        if (GetOptional(member) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            _problems.Add(ValidationProblem.Invalid(member, "Input should be a valid list", "list_type"));
            return [];
        }

        var strings = new List<string>();
        foreach (var element in value.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                strings.Add(element.GetString()!);
            }
            else
            {
                var index = strings.Count.ToString(CultureInfo.InvariantCulture);
                _problems.Add(new ValidationProblem(["body", member, index], "Input should be a valid string", "string_type"));
                break;
            }
        }

        return strings;
    }

    private DateTimeOffset ReadInstant(string member)
    {
        if (GetRequired(member) is not { } value)
        {
            return default;
        }

        if (
            value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParseExact(
                value.GetString(),
                InstantFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var instant
            )
        )
        {
            return instant;
        }

        _problems.Add(ValidationProblem.Invalid(member, "Input should be an instant in the form yyyy-MM-ddTHH:mm:ssZ", "datetime_parsing"));
        return default;
    }

    private bool ReadBoolean(string member)
    {
        if (GetOptional(member) is not { } value)
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            _problems.Add(ValidationProblem.Invalid(member, "Input should be a valid boolean", "bool_type"));
        }

        return value.ValueKind == JsonValueKind.True;
    }

    private JsonElement ReadObject(string member)
    {
        var value = GetRequired(member);
        if (value is { ValueKind: not JsonValueKind.Object })
        {
            _problems.Add(ValidationProblem.Invalid(member, "Input should be an object", "dict_type"));
        }

        return value.GetValueOrDefault();
    }

    private JsonElement? GetOptional(string member) =>
        _body.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement? GetRequired(string member)
    {
        var value = GetOptional(member);
        if (value is null)
        {
            _problems.Add(ValidationProblem.Missing(member));
        }

        return value;
    }
}

/// <summary>A problem of a request body, in the format of pydantic.</summary>
internal sealed record ValidationProblem(IReadOnlyList<string> Location, string Message, string Type)
{
    public static ValidationProblem Missing(string member) => new(["body", member], "Field required", "missing");

    public static ValidationProblem Invalid(string member, string message, string type) => new(["body", member], message, type);

    public JsonObject ToJson() =>
        new()
        {
            ["loc"] = new JsonArray([.. Location.Select(static part => (JsonNode)part)]),
            ["msg"] = Message,
            ["type"] = Type,
        };
}
