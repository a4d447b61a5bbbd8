using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// Reads the body of a create member by member, as serializer fields do, and notes everything that is wrong with it. Members that nobody
/// asks for are ignored, the read-only ones among them.
/// </summary>
internal sealed class InputReader(JsonElement body)
{
    private readonly JsonObject _problems = new();

    /// <param name="name">The member.</param>
    /// <param name="most">How long the text may be.</param>
    /// <param name="absent">What it is when it is left out; null: it is required, and must not be blank.</param>
    public string Text(string name, int most, string? absent = null)
    {
        if (Find(name, isRequired: absent is null) is not { } value)
        {
            return absent ?? "";
        }

        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return Refuse(name, "Not a valid string.", "");
        }

        var text = PythonText.Str(value).Trim();
        if (text.Length == 0 && absent is null)
        {
            return Refuse(name, "This field may not be blank.", "");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return Refuse(name, "Null characters are not allowed.", "");
        }

        return text.Length <= most
            ? text
            : Refuse(name, FormattableString.Invariant($"Ensure this field has no more than {most} characters."), "");
    }

    /// <summary>A text that may be null, and is when it is left out or blank.</summary>
    public string? NullableText(string name, int most) =>
        IsNull(name) ? null
        : Text(name, most, absent: "") is { Length: > 0 } text ? text
        : null;

    /// <summary>One of a closed set of texts; required unless there is a value for when it is left out.</summary>
    public string Choice(string name, IReadOnlyCollection<string> choices, string? absent = null)
    {
        if (Find(name, isRequired: absent is null) is not { } value)
        {
            return absent ?? "";
        }

        var text = value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? value.GetRawText() : PythonText.Str(value);
        return value.ValueKind == JsonValueKind.String && choices.Contains(text, StringComparer.Ordinal)
            ? text
            : Refuse(name, $"\"{text}\" is not a valid choice.", "");
    }

    public int Whole(string name, int absent, int least, int most = int.MaxValue)
    {
        if (Find(name) is not { } value)
        {
            return absent;
        }

        if (
            value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)
            || !PythonText.TryInt(WithoutZeros(PythonText.Str(value)), out var number)
        )
        {
            return Refuse(name, "A valid integer is required.", absent);
        }

        return InRange(name, number, least, most);
    }

    public double Float(string name, double absent, double least, double most)
    {
        if (Find(name) is not { } value)
        {
            return absent;
        }

        if (
            value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)
            || !PythonText.TryFloat(PythonText.Str(value), out var number)
        )
        {
            return Refuse(name, "A valid number is required.", absent);
        }

        return InRange(name, number, least, most);
    }

    public bool Flag(string name, bool absent) =>
        Find(name) is not { } value
            ? absent
            : PythonText.Str(value).ToLowerInvariant() switch
            {
                _ when value.ValueKind is JsonValueKind.Array or JsonValueKind.Object => Refuse(name, "Must be a valid boolean.", absent),
                "true" or "t" or "yes" or "y" or "on" or "1" => true,
                "false" or "f" or "no" or "n" or "off" or "0" => false,
                _ => Refuse(name, "Must be a valid boolean.", absent),
            };

    /// <summary>A list of texts; empty when it is left out.</summary>
    public IReadOnlyList<string> Texts(string name, int most) =>
        [.. CheckElements(name, element => TextProblem(element, most)).Select(static element => PythonText.Str(element).Trim())];

    /// <summary>Free JSON that must be an object; undefined when it is left out.</summary>
    public JsonElement Object(string name) =>
        Find(name) switch
        {
            { ValueKind: not JsonValueKind.Object } value => Refuse<JsonElement>(
                name,
                $"Expected a dictionary of items but got type \"{PythonText.TypeName(value)}\".",
                default
            ),
            var value => value.GetValueOrDefault(),
        };

    /// <summary>A list of free JSON objects; undefined when it is left out.</summary>
    public JsonElement Objects(string name)
    {
        CheckElements(
            name,
            static element =>
                element.ValueKind == JsonValueKind.Object
                    ? null
                    : $"Expected a dictionary of items but got type \"{PythonText.TypeName(element)}\"."
        );
        return Find(name).GetValueOrDefault();
    }

    /// <summary>Notes a rule that several members break together, or a single one beyond its type.</summary>
    public void Refuse(string name, string message) => _problems.TryAdd(name, new JsonArray(message));

    /// <exception cref="DrfException">Something was wrong.</exception>
    public void Check()
    {
        if (_problems.Count > 0)
        {
            throw DrfException.Invalid(_problems);
        }
    }

    private static string? TextProblem(JsonElement element, int most) =>
        element.ValueKind switch
        {
            JsonValueKind.Null => "This field may not be null.",
            not (JsonValueKind.String or JsonValueKind.Number) => "Not a valid string.",
            _ when PythonText.Str(element).AsSpan().Trim().IsEmpty => "This field may not be blank.",
            _ when PythonText.Str(element).AsSpan().Trim().Length > most => FormattableString.Invariant(
                $"Ensure this field has no more than {most} characters."
            ),
            _ => null,
        };

    /// <summary>The elements of a list; none when one of them is wrong, which is noted by its index.</summary>
    private JsonElement[] CheckElements(string name, Func<JsonElement, string?> problemOf)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return Refuse<JsonElement[]>(name, $"Expected a list of items but got type \"{PythonText.TypeName(value)}\".", []);
        }

        JsonElement[] elements = [.. value.EnumerateArray()];
        var problems = new JsonObject();
        for (var index = 0; index < elements.Length; index++)
        {
            if (problemOf(elements[index]) is { } problem)
            {
                problems[index.ToString(CultureInfo.InvariantCulture)] = new JsonArray(problem);
            }
        }

        if (problems.Count == 0)
        {
            return elements;
        }

        _problems[name] = problems;
        return [];
    }

    private JsonElement? Find(string name, bool isRequired = false)
    {
        if (!body.TryGetProperty(name, out var value))
        {
            if (isRequired)
            {
                Refuse(name, "This field is required.");
            }

            return null;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            Refuse(name, "This field may not be null.");
            return null;
        }

        return value;
    }

    private bool IsNull(string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    private TValue InRange<TValue>(string name, TValue value, TValue least, TValue most)
        where TValue : IComparable<TValue>, IFormattable
    {
        if (value.CompareTo(least) < 0)
        {
            return Refuse(name, FormattableString.Invariant($"Ensure this value is greater than or equal to {least}."), value);
        }

        return value.CompareTo(most) > 0
            ? Refuse(name, FormattableString.Invariant($"Ensure this value is less than or equal to {most}."), value)
            : value;
    }

    private TValue Refuse<TValue>(string name, string message, TValue instead)
    {
        Refuse(name, message);
        return instead;
    }

    // 24.0 is a whole number to Django.
    private static string WithoutZeros(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && text.AsSpan(point + 1).Trim('0').IsEmpty ? text[..point] : text;
    }
}
