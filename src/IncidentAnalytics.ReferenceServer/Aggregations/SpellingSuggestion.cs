namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>"Did you mean" suggestions for unknown names in error messages.</summary>
internal static class SpellingSuggestion
{
    private const double Threshold = 0.5;

    /// <summary>Text to append to an error message; empty when no known name is similar.</summary>
    public static string Format(string unknownName, IEnumerable<string> knownNames)
    {
        var similar = Find(unknownName, knownNames).ToArray();
        return similar.Length switch
        {
            0 => "",
            1 => $" did you mean [{similar[0]}]?",
            _ => $" did you mean any of [{string.Join(", ", similar)}]?",
        };
    }

    /// <summary>Returns the known names that are similar, the most similar first.</summary>
    public static IEnumerable<string> Find(string unknownName, IEnumerable<string> knownNames) =>
        knownNames
            .Select(name => (Name: name, Similarity: GetSimilarity(unknownName, name)))
            .Where(candidate => candidate.Similarity > Threshold)
            .OrderByDescending(candidate => candidate.Similarity)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name);

    /// <summary>One minus the edit distance divided by the longer length: 1 for equal texts, 0 when every character differs.</summary>
    private static double GetSimilarity(string left, string right)
    {
        var maxLength = Math.Max(left.Length, right.Length);
        if (maxLength is 0 or > 100)
        {
            return 0;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return 1 - ((double)row[right.Length] / maxLength);
    }
}
