namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>A <c>JsonSerializerContext</c> and the types that it declares.</summary>
internal sealed record JsonContextModel(string Namespace, string Name, EquatableArray<string> Types);
