using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// Reads and validates the members of a request body, like the fields of a serializer, and collects all errors. Other members, including
/// read-only ones, are ignored.
/// </summary>
internal sealed class InputReader(JsonElement body)
{
    private readonly JsonObject _errors = new();

    /// <param name="name">The member.</param>
    /// <param name="maxLength">The maximum length.</param>
    /// <param name="defaultValue">The value of a missing member; null for a required member, which must not be blank.</param>
    public string Text(string name, int maxLength, string? defaultValue = null)
    {
        if (Find(name, isRequired: defaultValue is null) is not { } value)
        {
            return defaultValue ?? "";
        }

        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return AddError(name, "Not a valid string.", "");
        }

        var text = PythonText.Str(value).Trim();
        if (text.Length == 0 && defaultValue is null)
        {
            return AddError(name, "This field may not be blank.", "");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return AddError(name, "Null characters are not allowed.", "");
        }

        return text.Length <= maxLength
            ? text
            : AddError(name, FormattableString.Invariant($"Ensure this field has no more than {maxLength} characters."), "");
    }

    /// <summary>A nullable text; null when it is missing or blank.</summary>
    public string? NullableText(string name, int maxLength) =>
        IsNull(name) ? null
        : Text(name, maxLength, defaultValue: "") is { Length: > 0 } text ? text
        : null;

    /// <summary>One of a fixed set of values; required unless there is a default value.</summary>
    public string Choice(string name, IReadOnlyCollection<string> choices, string? defaultValue = null)
    {
        if (Find(name, isRequired: defaultValue is null) is not { } value)
        {
            return defaultValue ?? "";
        }

        var text = value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? value.GetRawText() : PythonText.Str(value);
        return value.ValueKind == JsonValueKind.String && choices.Contains(text, StringComparer.Ordinal)
            ? text
            : AddError(name, $"\"{text}\" is not a valid choice.", "");
    }

    public int Integer(string name, int defaultValue, int min, int max = int.MaxValue)
    {
        if (Find(name) is not { } value)
        {
            return defaultValue;
        }

        if (
            value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)
            || !PythonText.TryInt(WithoutZeros(PythonText.Str(value)), out var number)
        )
        {
            return AddError(name, "A valid integer is required.", defaultValue);
        }

        return InRange(name, number, min, max);
    }

    public double Float(string name, double defaultValue, double min, double max)
    {
        if (Find(name) is not { } value)
        {
            return defaultValue;
        }

        if (
            value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)
            || !PythonText.TryFloat(PythonText.Str(value), out var number)
        )
        {
            return AddError(name, "A valid number is required.", defaultValue);
        }

        return InRange(name, number, min, max);
    }

    public bool Boolean(string name, bool defaultValue) =>
        Find(name) is not { } value
            ? defaultValue
            : PythonText.Str(value).ToLowerInvariant() switch
            {
                _ when value.ValueKind is JsonValueKind.Array or JsonValueKind.Object => AddError(
                    name,
                    "Must be a valid boolean.",
                    defaultValue
                ),
                "true" or "t" or "yes" or "y" or "on" or "1" => true,
                "false" or "f" or "no" or "n" or "off" or "0" => false,
                _ => AddError(name, "Must be a valid boolean.", defaultValue),
            };

    /// <summary>A list of texts; empty when it is missing.</summary>
    public IReadOnlyList<string> TextList(string name, int maxLength) =>
        [.. CheckElements(name, element => TextProblem(element, maxLength)).Select(static element => PythonText.Str(element).Trim())];

    /// <summary>Any JSON object; empty when it is missing.</summary>
    public JsonElement Object(string name) =>
        Find(name) switch
        {
            { ValueKind: not JsonValueKind.Object } value => AddError<JsonElement>(
                name,
                $"Expected a dictionary of items but got type \"{PythonText.TypeName(value)}\".",
                default
            ),
            { } value => value,
            null => EmptyJson.Object,
        };

    /// <summary>A list of JSON objects; empty when it is missing.</summary>
    public JsonElement Objects(string name)
    {
        CheckElements(
            name,
            static element =>
                element.ValueKind == JsonValueKind.Object
                    ? null
                    : $"Expected a dictionary of items but got type \"{PythonText.TypeName(element)}\"."
        );
        return Find(name) ?? EmptyJson.Array;
    }

    /// <summary>Adds an error that the methods of this class do not detect.</summary>
    public void AddError(string name, string message) => _errors.TryAdd(name, new JsonArray(message));

    /// <exception cref="DrfException">There are errors.</exception>
    public void ThrowIfInvalid()
    {
        if (_errors.Count > 0)
        {
            throw DrfException.Invalid(_errors);
        }
    }

    private static string? TextProblem(JsonElement element, int maxLength) =>
        element.ValueKind switch
        {
            JsonValueKind.Null => "This field may not be null.",
            not (JsonValueKind.String or JsonValueKind.Number) => "Not a valid string.",
            _ when PythonText.Str(element).AsSpan().Trim().IsEmpty => "This field may not be blank.",
            _ when PythonText.Str(element).AsSpan().Trim().Length > maxLength => FormattableString.Invariant(
                $"Ensure this field has no more than {maxLength} characters."
            ),
            _ => null,
        };

    /// <summary>The elements of a list; none when one of them is invalid, whose error is added by its index.</summary>
    private JsonElement[] CheckElements(string name, Func<JsonElement, string?> problemOf)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return AddError<JsonElement[]>(name, $"Expected a list of items but got type \"{PythonText.TypeName(value)}\".", []);
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

        _errors[name] = problems;
        return [];
    }

    private JsonElement? Find(string name, bool isRequired = false)
    {
        if (!body.TryGetProperty(name, out var value))
        {
            if (isRequired)
            {
                AddError(name, "This field is required.");
            }

            return null;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            AddError(name, "This field may not be null.");
            return null;
        }

        return value;
    }

    private bool IsNull(string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    private TValue InRange<TValue>(string name, TValue value, TValue min, TValue max)
        where TValue : IComparable<TValue>, IFormattable
    {
        if (value.CompareTo(min) < 0)
        {
            return AddError(name, FormattableString.Invariant($"Ensure this value is greater than or equal to {min}."), value);
        }

        return value.CompareTo(max) > 0
            ? AddError(name, FormattableString.Invariant($"Ensure this value is less than or equal to {max}."), value)
            : value;
    }

    private TValue AddError<TValue>(string name, string message, TValue instead)
    {
        AddError(name, message);
        return instead;
    }

    // Django accepts 24.0 as an integer.
    private static string WithoutZeros(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && text.AsSpan(point + 1).Trim('0').IsEmpty ? text[..point] : text;
    }
}

/// <summary>Empty JSON values.</summary>
internal static class EmptyJson
{
    public static readonly JsonElement Object = JsonDocument.Parse("{}").RootElement;
    public static readonly JsonElement Array = JsonDocument.Parse("[]").RootElement;
}
