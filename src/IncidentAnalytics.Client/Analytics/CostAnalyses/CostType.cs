using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>Type of a cost. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<CostType>))]
public readonly record struct CostType : IOpenValue<CostType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public CostType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Downtime (<c>DOWNTIME</c>).</summary>
    public static CostType Downtime { get; } = new("DOWNTIME");

    /// <summary>Lost revenue (<c>LOST_REVENUE</c>).</summary>
    public static CostType LostRevenue { get; } = new("LOST_REVENUE");

    /// <summary>Penalties (<c>PENALTY</c>).</summary>
    public static CostType Penalty { get; } = new("PENALTY");

    /// <summary>Resources (<c>RESOURCE_COST</c>).</summary>
    public static CostType ResourceCost { get; } = new("RESOURCE_COST");

    /// <summary>Loss of reputation (<c>REPUTATION_COST</c>).</summary>
    public static CostType ReputationCost { get; } = new("REPUTATION_COST");

    /// <summary>Compliance (<c>COMPLIANCE_COST</c>).</summary>
    public static CostType ComplianceCost { get; } = new("COMPLIANCE_COST");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator CostType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
