using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>The query of a request as Django reads it: names are case-sensitive, and the last of several values wins.</summary>
internal sealed class QueryParameters(IReadOnlyList<KeyValuePair<string, string>> pairs)
{
    public static QueryParameters Parse(HttpRequest request)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            pairs.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return new QueryParameters(pairs);
    }

    /// <summary>The value of a parameter, or null.</summary>
    public string? this[string name] => pairs.LastOrDefault(pair => pair.Key == name).Value;

    /// <summary>The query string with one parameter set, or removed when the value is null. Names are sorted, as in Django's links.</summary>
    public string With(string name, string? value)
    {
        var others = pairs.Where(pair => pair.Key != name);
        var all = value is null ? others : others.Append(new(name, value));
        var text = string.Join(
            '&',
            all.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
                .Select(static pair => $"{PythonText.QuotePlus(pair.Key)}={PythonText.QuotePlus(pair.Value)}")
        );
        return text.Length == 0 ? "" : "?" + text;
    }
}
