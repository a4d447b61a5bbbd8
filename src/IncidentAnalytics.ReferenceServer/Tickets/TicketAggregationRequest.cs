using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Tickets;

/// <summary>A request body that was read and is well formed.</summary>
internal sealed record TicketAggregationRequest(
    string Application,
    IReadOnlyList<string> AppTypes,
    IReadOnlyList<string> Domains,
    DateTimeOffset Start,
    DateTimeOffset End,
    bool IncludesEu,
    JsonElement Aggregations
);

/// <summary>Reads a request body member by member and notes everything that is wrong with it, not only the first.</summary>
internal sealed class RequestReader
{
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly List<ValidationProblem> _problems = [];
    private readonly JsonElement _body;

    private RequestReader(JsonElement body) => _body = body;

    /// <returns>The request, or null and what is wrong.</returns>
    public static TicketAggregationRequest? Read(JsonElement body, out IReadOnlyList<ValidationProblem> problems)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems = [new(["body"], "Input should be an object", "model_type")];
            return null;
        }

        var reader = new RequestReader(body);
        var request = new TicketAggregationRequest(
            reader.Text("application"),
            reader.Texts("app_type"),
            reader.Texts("domain"),
            reader.Instant("start_time"),
            reader.Instant("end_time"),
            reader.Boolean("includes_eu"),
            reader.Object("aggs")
        );
        problems = reader._problems;
        return problems.Count == 0 ? request : null;
    }

    private string Text(string member)
    {
        if (Required(member) is not { } value)
        {
            return "";
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            _problems.Add(ValidationProblem.Wrong(member, "Input should be a valid string", "string_type"));
            return "";
        }

        var text = value.GetString()!;
        if (text.Length == 0)
        {
            _problems.Add(ValidationProblem.Wrong(member, "String should have at least 1 character", "string_too_short"));
        }

        return text;
    }

    private List<string> Texts(string member)
    {
        if (Optional(member) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            _problems.Add(ValidationProblem.Wrong(member, "Input should be a valid list", "list_type"));
            return [];
        }

        var texts = new List<string>();
        foreach (var element in value.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                texts.Add(element.GetString()!);
            }
            else
            {
                var index = texts.Count.ToString(CultureInfo.InvariantCulture);
                _problems.Add(new ValidationProblem(["body", member, index], "Input should be a valid string", "string_type"));
                break;
            }
        }

        return texts;
    }

    private DateTimeOffset Instant(string member)
    {
        if (Required(member) is not { } value)
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

        _problems.Add(ValidationProblem.Wrong(member, "Input should be an instant in the form yyyy-MM-ddTHH:mm:ssZ", "datetime_parsing"));
        return default;
    }

    private bool Boolean(string member)
    {
        if (Optional(member) is not { } value)
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            _problems.Add(ValidationProblem.Wrong(member, "Input should be a valid boolean", "bool_type"));
        }

        return value.ValueKind == JsonValueKind.True;
    }

    private JsonElement Object(string member)
    {
        var value = Required(member);
        if (value is { ValueKind: not JsonValueKind.Object })
        {
            _problems.Add(ValidationProblem.Wrong(member, "Input should be an object", "dict_type"));
        }

        return value.GetValueOrDefault();
    }

    private JsonElement? Optional(string member) =>
        _body.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement? Required(string member)
    {
        var value = Optional(member);
        if (value is null)
        {
            _problems.Add(ValidationProblem.Missing(member));
        }

        return value;
    }
}

/// <summary>One thing wrong with a request body: where, what, and of which kind.</summary>
internal sealed record ValidationProblem(IReadOnlyList<string> Location, string Message, string Type)
{
    public static ValidationProblem Missing(string member) => new(["body", member], "Field required", "missing");

    public static ValidationProblem Wrong(string member, string message, string type) => new(["body", member], message, type);

    public JsonObject ToJson() =>
        new()
        {
            ["loc"] = new JsonArray([.. Location.Select(static part => (JsonNode)part)]),
            ["msg"] = Message,
            ["type"] = Type,
        };
}
