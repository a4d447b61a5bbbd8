using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>A filter of a list, like those of django-filter. An empty value is ignored.</summary>
/// <param name="Name">The name of the query parameter.</param>
/// <param name="Read">Parses a value into a predicate; null ignores the value.</param>
internal sealed record Filter<T>(string Name, Func<string, Predicate<T>?> Read)
{
    /// <summary>The predicate when the parameter is missing or ignored.</summary>
    public Predicate<T>? Default { get; init; }

    /// <summary>One of a fixed set of values.</summary>
    public static Filter<T> Choice(string name, IReadOnlyCollection<string> choices, Func<T, string?> get) =>
        new(
            name,
            text =>
                choices.Contains(text, StringComparer.Ordinal)
                    ? item => get(item) == text
                    : throw new FilterException($"Select a valid choice. {text} is not one of the available choices.")
        );

    /// <summary>Any value.</summary>
    public static Filter<T> Equal(string name, Func<T, string?> get) => new(name, text => item => get(item) == text);

    /// <summary>True or false; other values are ignored.</summary>
    public static Filter<T> Boolean(string name, Func<T, bool?> get) =>
        new(name, text => ParseBoolean(text) is { } wanted ? item => get(item) == wanted : null);

    /// <summary>At this instant or later.</summary>
    public static Filter<T> NotBefore(string name, Func<T, DateTimeOffset?> get) =>
        new(
            name,
            text =>
            {
                var instant = ParseInstant(text);
                return item => get(item) >= instant;
            }
        );

    /// <summary>At this instant or earlier.</summary>
    public static Filter<T> NotAfter(string name, Func<T, DateTimeOffset?> get) =>
        new(
            name,
            text =>
            {
                var instant = ParseInstant(text);
                return item => get(item) <= instant;
            }
        );

    public static Filter<T> AtLeast(string name, Func<T, double?> get) =>
        new(name, text => PythonText.TryFloat(text, out var min) ? item => get(item) >= min : throw new FilterException("Enter a number."));

    public static Filter<T> Uuid(string name, Func<T, string?> get) =>
        new(
            name,
            text =>
                Guid.TryParse(text, out var id)
                    ? item => get(item) is { } other && Guid.TryParse(other, out var otherId) && otherId == id
                    : throw new FilterException("Enter a valid UUID.")
        );

    /// <summary>Hides items unless the value is true.</summary>
    public static Filter<T> Including(string name, Predicate<T> isHidden) =>
        new(name, static text => ParseBoolean(text) == true ? static _ => true : null) { Default = item => !isHidden(item) };

    private static bool? ParseBoolean(string text) =>
        text.ToLowerInvariant() switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => null,
        };

    private static DateTimeOffset ParseInstant(string text) =>
        DateTimeParser.TryParse(text, out var instant) ? instant : throw new FilterException("Enter a valid date/time.");
}

/// <summary>The filters of a list. Unknown parameters are ignored.</summary>
internal sealed class FilterSet<T>(params IReadOnlyList<Filter<T>> filters)
{
    /// <exception cref="DrfException">Values are invalid; the error names all of them.</exception>
    public IEnumerable<T> Apply(IEnumerable<T> items, QueryParameters query)
    {
        var problems = new JsonObject();
        foreach (var filter in filters)
        {
            try
            {
                var wanted = query[filter.Name] is { Length: > 0 } text ? filter.Read(text) : null;
                if ((wanted ?? filter.Default) is { } predicate)
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

/// <summary>The value of a filter is invalid; the message is shown to the client.</summary>
internal sealed class FilterException(string message) : Exception(message);
