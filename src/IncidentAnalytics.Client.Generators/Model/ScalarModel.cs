namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>How one value becomes text.</summary>
/// <param name="Kind">The way.</param>
/// <param name="TypeName">The full name of the type without <c>?</c>.</param>
/// <param name="Format">The .NET format; null for the default one.</param>
/// <param name="ToUtc">Whether the instant is first taken to UTC.</param>
internal sealed record ScalarModel(ScalarKind Kind, string TypeName, string? Format = null, bool ToUtc = false);
