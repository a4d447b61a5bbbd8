using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>Lists of texts in requests.</summary>
internal static class TextList
{
    /// <returns>A copy of the list; null, which is not sent, for an empty one.</returns>
    /// <exception cref="ArgumentException">An element is null, or blank where it may not be.</exception>
    public static string[]? Copy(IReadOnlyList<string>? list, string path, bool allowsEmptyTexts)
    {
        if (list is null or [])
            return null;

        string[] copy = [.. list];
        for (var i = 0; i < copy.Length; i++)
        {
            if (copy[i] is null || !allowsEmptyTexts)
                Guard.ThrowIfNullOrWhiteSpace(copy[i], ParameterPath.Element(path, i));
        }

        return copy;
    }
}
