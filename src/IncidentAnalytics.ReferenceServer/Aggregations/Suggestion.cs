namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>"Did you mean" for names that do not exist.</summary>
internal static class Suggestion
{
    private const double Threshold = 0.5;

    /// <summary>A sentence to append to the error, or nothing when no name is near.</summary>
    public static string For(string wrong, IEnumerable<string> names)
    {
        var near = names
            .Select(name => (Name: name, Likeness: Likeness(wrong, name)))
            .Where(candidate => candidate.Likeness > Threshold)
            .OrderByDescending(candidate => candidate.Likeness)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .ToArray();
        return near.Length switch
        {
            0 => "",
            1 => $" did you mean [{near[0]}]?",
            _ => $" did you mean any of [{string.Join(", ", near)}]?",
        };
    }

    /// <summary>1 for equal texts, 0 for texts that share nothing: the edit distance over the longer length.</summary>
    private static double Likeness(string left, string right)
    {
        var longest = Math.Max(left.Length, right.Length);
        if (longest is 0 or > 100)
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

        return 1 - ((double)row[right.Length] / longest);
    }
}
