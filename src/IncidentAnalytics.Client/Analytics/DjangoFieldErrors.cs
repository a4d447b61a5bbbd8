using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// Flattens Django REST framework's messages by field: <c>{"layout_config": {"rows": ["…"]}}</c> becomes a message for
/// <c>layout_config.rows</c>, and one in the second element of a list a message for <c>1.name</c>.
/// </summary>
internal static class DjangoFieldErrors
{
    /// <summary>Limits the work that a hostile body can cause.</summary>
    private const int MaxMessages = 500;

    private const int MaxPathLength = 200;

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(JsonElement errors)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        Collect(errors, path: "", fields);
        return fields.ToDictionary(static f => f.Key, static f => (IReadOnlyList<string>)f.Value, StringComparer.Ordinal);
    }

    /// <summary>Joins the messages of a list; null if the body is anything but a list of messages.</summary>
    public static string? JoinMessages(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array
        && list.GetArrayLength() > 0
        && list.EnumerateArray().All(static e => ReadMessage(e) is not null)
            ? string.Join(' ', list.EnumerateArray().Select(ReadMessage))
            : null;

    private static void Collect(JsonElement errors, string path, Dictionary<string, List<string>> fields)
    {
        if (fields.Count >= MaxMessages)
            return;

        if (ReadMessage(errors) is { } message)
        {
            Add(path, message, fields);
        }
        else if (errors.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in errors.EnumerateObject())
                Collect(field.Value, Join(path, field.Name), fields);
        }
        else if (errors.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var element in errors.EnumerateArray())
            {
                // A list holds the messages of one field, or the errors of its elements.
                if (ReadMessage(element) is { } text)
                    Add(path, text, fields);
                else
                    Collect(element, Join(path, index.ToString(CultureInfo.InvariantCulture)), fields);
                index++;
            }
        }
    }

    /// <summary>A scalar, or <c>{"message", "code"}</c>, the long form of a message; null for anything else.</summary>
    private static string? ReadMessage(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Object when element.TryGetProperty("code", out _) => JsonErrorMembers.Find(element, "message"),
            _ => ScalarText.Read(element),
        };

    private static void Add(string path, string message, Dictionary<string, List<string>> fields)
    {
        if (!fields.TryGetValue(path, out var messages))
            fields.Add(path, messages = []);
        if (messages.Count < MaxMessages)
            messages.Add(message);
    }

    private static string Join(string path, string name) =>
        path.Length switch
        {
            0 => ServerText.Shorten(name, MaxPathLength),
            > MaxPathLength => path,
            _ => ServerText.Shorten($"{path}.{name}", MaxPathLength),
        };
}
