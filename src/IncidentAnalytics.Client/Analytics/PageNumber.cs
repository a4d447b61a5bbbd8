using System.Globalization;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>The number of a page in the address of a page.</summary>
internal static class PageNumber
{
    private const string Parameter = "page=";

    /// <summary>The value of <c>page</c> in the query, or the whole text when it is a number; null when there is none.</summary>
    public static long? Find(string address)
    {
        var query = address.AsSpan(address.IndexOf('?', StringComparison.Ordinal) + 1);
        if (query.IndexOf('#') is >= 0 and var fragment)
            query = query[..fragment];

        while (!query.IsEmpty)
        {
            var end = query.IndexOf('&');
            var parameter = end < 0 ? query : query[..end];
            if (parameter.StartsWith(Parameter, StringComparison.Ordinal))
                return Number(parameter[Parameter.Length..]);
            query = end < 0 ? default : query[(end + 1)..];
        }

        return Number(address);
    }

    private static long? Number(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
