using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>What tickets are sorted by. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarSortColumn>))]
public readonly record struct SonarSortColumn : IOpenValue<SonarSortColumn>
{
    private readonly string? _text;

    private SonarSortColumn(string text) => _text = text;

    /// <summary>The ticket's id (<c>id</c>).</summary>
    public static SonarSortColumn Id { get; } = new("id");

    /// <summary>When the ticket was created (<c>created_at</c>).</summary>
    public static SonarSortColumn CreatedAt { get; } = new("created_at");

    /// <summary>When the ticket was last changed (<c>updated_at</c>).</summary>
    public static SonarSortColumn UpdatedAt { get; } = new("updated_at");

    /// <summary>When the ticket was closed (<c>closed_at</c>).</summary>
    public static SonarSortColumn ClosedAt { get; } = new("closed_at");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static SonarSortColumn FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
