namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>One query parameter.</summary>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Access">How its value is reached.</param>
/// <param name="Path">The same in words, for exceptions: <c>query.Limit</c>.</param>
/// <param name="IsNullable">Whether the value itself may be null.</param>
/// <param name="List">How a list is written; none for a single value.</param>
/// <param name="Scalar">How a value, or an element of the list, is written.</param>
internal sealed record QueryValue(string Name, string Access, string Path, bool IsNullable, ListStyle List, ScalarModel Scalar);
