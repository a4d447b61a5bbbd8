using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// Messages by field as Django REST framework writes them, made flat: <c>{"layout_config": {"rows": ["…"]}}</c> is about
/// <c>layout_config.rows</c>, and the second of a list is about <c>1.name</c>.
/// </summary>
internal static class FieldMessages
{
    /// <summary>More than a person reads, and a bound on what a hostile body can make of its paths.</summary>
    private const int MaxMessages = 500;

    private const int MaxPathLength = 200;

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(JsonElement errors)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        Collect(errors, path: "", fields);
        return fields.ToDictionary(static f => f.Key, static f => (IReadOnlyList<string>)f.Value, StringComparer.Ordinal);
    }

    /// <summary>The messages of a list that has nothing else; null for anything else.</summary>
    public static string? Joined(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list.EnumerateArray().All(static e => Message(e) is not null)
            ? string.Join(' ', list.EnumerateArray().Select(Message))
            : null;

    private static void Collect(JsonElement errors, string path, Dictionary<string, List<string>> fields)
    {
        if (fields.Count >= MaxMessages)
            return;

        if (Message(errors) is { } message)
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
                // Messages of one field stand in a list; what is no message is about an element of the field.
                if (Message(element) is { } text)
                    Add(path, text, fields);
                else
                    Collect(element, Join(path, index.ToString(CultureInfo.InvariantCulture)), fields);
                index++;
            }
        }
    }

    /// <summary>A text, a number, or <c>{"message", "code"}</c>, which is the long form of a message.</summary>
    private static string? Message(JsonElement element) =>
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
