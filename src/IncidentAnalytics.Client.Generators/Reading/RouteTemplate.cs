namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>A route, taken apart.</summary>
/// <param name="Parts">Text and placeholders in turn; a placeholder's text is its name.</param>
/// <param name="Path">The route without its query.</param>
/// <param name="QueryNames">The names in its query.</param>
internal sealed record RouteTemplate(
    IReadOnlyList<(string Text, bool IsPlaceholder)> Parts,
    string Path,
    IReadOnlyList<string> QueryNames);
