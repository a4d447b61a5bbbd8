using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>What holds for members of requests and queries. The paths are those of the members, for <c>ParamName</c>.</summary>
internal static class RequestRules
{
    /// <exception cref="ArgumentException">The text is missing or blank.</exception>
    public static void ThrowIfBlank(string? text, string path)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException("A text is needed here, not an empty one.", path);
    }

    /// <summary>Refuses early what the endpoint itself would refuse when the list is enumerated.</summary>
    /// <exception cref="ArgumentException">The id is empty, or would change the route.</exception>
    public static void ThrowIfNoId(string? id, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, path);
        if (id is "." or "..")
            throw new ArgumentException("An id may not be \".\" or \"..\": it would change the route.", path);
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is too small.</exception>
    public static void ThrowIfBelow(int? value, int least, string path)
    {
        if (value < least)
            throw new ArgumentOutOfRangeException(path, value, FormattableString.Invariant($"The number must be at least {least}."));
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is wrong.</exception>
    public static void ThrowIf([DoesNotReturnIf(true)] bool isWrong, object? value, string path, string message)
    {
        if (isWrong)
            throw new ArgumentOutOfRangeException(path, value, message);
    }

    /// <exception cref="ArgumentException">An element of the list is missing or blank.</exception>
    public static void ThrowIfAnyBlank(IReadOnlyList<string>? list, string path)
    {
        for (var i = 0; i < list?.Count; i++)
            ThrowIfBlank(list[i], ParameterPath.Element(path, i));
    }

    /// <exception cref="ArgumentException">
    /// A further member has the name of one that is there already, which would be sent twice.
    /// </exception>
    public static void ThrowIfKnown(JsonObject? members, string path, params ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (members?.ContainsKey(name) == true)
                throw new ArgumentException($"'{name}' has a property of its own.", $"{path}[{name}]");
        }
    }
}
