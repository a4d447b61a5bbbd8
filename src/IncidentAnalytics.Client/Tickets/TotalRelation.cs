using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>How a total relates to the true number. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<TotalRelation>))]
public readonly record struct TotalRelation : IOpenValue<TotalRelation>
{
    private readonly string? _text;

    private TotalRelation(string text) => _text = text;

    /// <summary>The total is exact (<c>eq</c>).</summary>
    public static TotalRelation Equal { get; } = new("eq");

    /// <summary>The total is a lower bound (<c>gte</c>).</summary>
    public static TotalRelation GreaterThanOrEqual { get; } = new("gte");

    /// <summary>The relation with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static TotalRelation FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
