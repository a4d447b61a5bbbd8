using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>
/// Reads errors of the tickets service: <c>{"status_code", "detail"}</c>, where <c>detail</c> is a text, an object or, for a body that
/// failed validation, an array of <c>{loc, msg, type}</c>.
/// </summary>
internal sealed class TicketsErrorReader : IErrorReader
{
    public static readonly TicketsErrorReader Instance = new();

    public ApiError Read(JsonElement body, ApiError error)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("detail", out var detail))
        {
            return error with
            {
                Code = JsonErrorMembers.Find(body, "code", "error_code", "error"),
                Message = JsonErrorMembers.Find(body, "message", "error_description", "error", "title"),
            };
        }

        return detail.ValueKind switch
        {
            JsonValueKind.Array => ReadValidationErrors(detail, error),
            JsonValueKind.Object => error with
            {
                Code = JsonErrorMembers.Find(detail, "code", "error", "type"),
                Message = JsonErrorMembers.Find(detail, "message", "msg", "detail", "reason", "error"),
                Details = detail.GetRawText(),
            },
            _ => error with { Message = ScalarText.Read(detail) },
        };
    }

    private static ApiError ReadValidationErrors(JsonElement entries, ApiError error)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in entries.EnumerateArray())
        {
            var message = ScalarText.Read(entry) ?? JsonErrorMembers.Find(entry, "msg", "message", "type") ?? entry.GetRawText();
            var location = FormatLocation(entry);
            if (!fields.TryGetValue(location, out var messages))
                fields.Add(location, messages = []);
            messages.Add(message);
        }

        return error with
        {
            Message = "the request's body is not valid",
            FieldErrors = fields.ToDictionary(static f => f.Key, static f => (IReadOnlyList<string>)f.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>Formats <c>["body", "aggs", 0]</c> as <c>body.aggs.0</c>.</summary>
    private static string FormatLocation(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("loc", out var loc))
            return "";
        if (loc.ValueKind != JsonValueKind.Array)
            return ScalarText.Read(loc) ?? "";

        var path = new StringBuilder();
        foreach (var part in loc.EnumerateArray())
        {
            if (path.Length > 0)
                path.Append('.');
            path.Append(ScalarText.Read(part));
        }

        return path.ToString();
    }
}
