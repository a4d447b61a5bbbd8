namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>A piece of a route: text as it stands, or a parameter's value.</summary>
/// <param name="Text">The text, or the parameter's name.</param>
/// <param name="Value">How the parameter is written; null for text.</param>
internal sealed record RoutePart(string Text, ScalarModel? Value);
