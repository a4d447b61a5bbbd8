using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>Texts as Python shows them, which is how they come into messages and links.</summary>
internal static class PythonText
{
    /// <summary>The name of the type that Python's JSON reader makes of a value.</summary>
    public static string TypeName(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "dict",
            JsonValueKind.Array => "list",
            JsonValueKind.String => "str",
            JsonValueKind.Number => IsWhole(value) ? "int" : "float",
            JsonValueKind.Null => "NoneType",
            _ => "bool",
        };

    /// <summary><c>str(value)</c>, for values that are no list and no object.</summary>
    public static string Str(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            JsonValueKind.Null => "None",
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };

    /// <summary>A number in a query or a body: blanks around it and a sign are allowed.</summary>
    public static bool TryInt(string text, out int value) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool TryFloat(string text, out double value) =>
        double.TryParse(
            text.Trim(),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value
        ) && double.IsFinite(value);

    /// <summary><c>urllib.parse.quote_plus</c>.</summary>
    public static string QuotePlus(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static bool IsWhole(JsonElement number) => number.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0;
}
