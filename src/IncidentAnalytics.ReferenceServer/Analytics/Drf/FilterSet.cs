using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>The filters of a list. Parameters it does not know are ignored.</summary>
internal sealed class FilterSet<T>(params IReadOnlyList<Filter<T>> filters)
{
    /// <exception cref="DrfException">Values make no sense; every one of them is named.</exception>
    public IEnumerable<T> Apply(IEnumerable<T> items, QueryParameters query)
    {
        var problems = new JsonObject();
        foreach (var filter in filters)
        {
            try
            {
                var wanted = query[filter.Name] is { Length: > 0 } text ? filter.Read(text) : null;
                if ((wanted ?? filter.Otherwise) is { } predicate)
                {
                    items = items.Where(item => predicate(item));
                }
            }
            catch (FilterException e)
            {
                problems[filter.Name] = new JsonArray(e.Message);
            }
        }

        return problems.Count == 0 ? items : throw DrfException.Invalid(problems);
    }
}
