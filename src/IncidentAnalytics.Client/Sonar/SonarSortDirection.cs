using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Which way tickets are sorted. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarSortDirection>))]
public readonly record struct SonarSortDirection : IOpenValue<SonarSortDirection>
{
    private readonly string? _text;

    private SonarSortDirection(string text) => _text = text;

    /// <summary>The smallest or oldest first (<c>ASC</c>).</summary>
    public static SonarSortDirection Ascending { get; } = new("ASC");

    /// <summary>The largest or newest first (<c>DESC</c>).</summary>
    public static SonarSortDirection Descending { get; } = new("DESC");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static SonarSortDirection FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
