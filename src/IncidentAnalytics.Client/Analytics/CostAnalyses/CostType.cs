using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.CostAnalyses;

/// <summary>What a cost is made of. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<CostType>))]
public readonly record struct CostType : IOpenValue<CostType>
{
    private readonly string? _text;

    private CostType(string text) => _text = text;

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

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static CostType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
