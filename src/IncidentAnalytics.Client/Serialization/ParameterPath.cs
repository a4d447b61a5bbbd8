using System.Globalization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Names of parts of a parameter, for the <c>ParamName</c> of an <see cref="ArgumentException"/>.</summary>
internal static class ParameterPath
{
    /// <summary>An element of a list: <c>request.AppTypes[1]</c>.</summary>
    public static string Element(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
