using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>Python's text conversions, which show in messages and links.</summary>
internal static class PythonText
{
    /// <summary>The name of the Python type of a JSON value.</summary>
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

    /// <summary><c>str(value)</c> of a scalar.</summary>
    public static string Str(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            JsonValueKind.Null => "None",
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };

    /// <summary>An integer in a query or a body; surrounding white space and a sign are allowed.</summary>
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
