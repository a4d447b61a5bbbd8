namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>One filter of a list, as django-filter has them. An empty text filters nothing.</summary>
/// <param name="Name">The name of the query parameter.</param>
/// <param name="Read">What the text asks for; null for a text that is to be ignored.</param>
internal sealed record Filter<T>(string Name, Func<string, Predicate<T>?> Read)
{
    /// <summary>What holds when the parameter is not there or was ignored.</summary>
    public Predicate<T>? Otherwise { get; init; }

    /// <summary>One of a closed set of texts.</summary>
    public static Filter<T> Choice(string name, IReadOnlyCollection<string> choices, Func<T, string?> get) =>
        new(
            name,
            text =>
                choices.Contains(text, StringComparer.Ordinal)
                    ? item => get(item) == text
                    : throw new FilterException($"Select a valid choice. {text} is not one of the available choices.")
        );

    /// <summary>Any text; one that is nowhere finds nothing.</summary>
    public static Filter<T> Equal(string name, Func<T, string?> get) => new(name, text => item => get(item) == text);

    /// <summary>True or false; what is neither is ignored.</summary>
    public static Filter<T> Flag(string name, Func<T, bool?> get) =>
        new(name, text => FlagText(text) is { } wanted ? item => get(item) == wanted : null);

    /// <summary>At this instant or later.</summary>
    public static Filter<T> NotBefore(string name, Func<T, DateTimeOffset?> get) =>
        new(
            name,
            text =>
            {
                var instant = InstantText(text);
                return item => get(item) >= instant;
            }
        );

    /// <summary>At this instant or earlier.</summary>
    public static Filter<T> NotAfter(string name, Func<T, DateTimeOffset?> get) =>
        new(
            name,
            text =>
            {
                var instant = InstantText(text);
                return item => get(item) <= instant;
            }
        );

    public static Filter<T> AtLeast(string name, Func<T, double?> get) =>
        new(
            name,
            text => PythonText.TryFloat(text, out var least) ? item => get(item) >= least : throw new FilterException("Enter a number.")
        );

    public static Filter<T> Uuid(string name, Func<T, string?> get) =>
        new(
            name,
            text =>
                Guid.TryParse(text, out var id)
                    ? item => get(item) is { } other && Guid.TryParse(other, out var otherId) && otherId == id
                    : throw new FilterException("Enter a valid UUID.")
        );

    /// <summary>Shows what is hidden unless it is asked for.</summary>
    public static Filter<T> Including(string name, Predicate<T> isHidden) =>
        new(name, static text => FlagText(text) == true ? static _ => true : null) { Otherwise = item => !isHidden(item) };

    private static bool? FlagText(string text) =>
        text.ToLowerInvariant() switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => null,
        };

    private static DateTimeOffset InstantText(string text) =>
        DateTimeText.TryParse(text, out var instant) ? instant : throw new FilterException("Enter a valid date/time.");
}
