using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>What holds for members of requests and queries. The paths are those of the members, for <c>ParamName</c>.</summary>
internal static class RequestRules
{
    /// <summary>Refuses early what the endpoint itself would refuse when the list is enumerated.</summary>
    /// <exception cref="ArgumentException">The id is empty, or would change the route.</exception>
    public static void ThrowIfNoId(string? id, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, path);
        if (id is "." or "..")
            throw new ArgumentException("An id may not be \".\" or \"..\": it would change the route.", path);
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is wrong.</exception>
    public static void ThrowIf([DoesNotReturnIf(true)] bool isWrong, object? value, string path, string message)
    {
        if (isWrong)
            throw new ArgumentOutOfRangeException(path, value, message);
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
