using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>
/// Whom a dashboard is for. Open: unknown values are kept as they came. Of the known ones the service documents only <c>EXECUTIVE</c>;
/// the others are this client's.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<DashboardType>))]
public readonly record struct DashboardType : IOpenValue<DashboardType>
{
    private readonly string? _text;

    private DashboardType(string text) => _text = text;

    /// <summary>Executives (<c>EXECUTIVE</c>).</summary>
    public static DashboardType Executive { get; } = new("EXECUTIVE");

    /// <summary>Operations (not documented; <c>OPERATIONAL</c>).</summary>
    public static DashboardType Operational { get; } = new("OPERATIONAL");

    /// <summary>Engineers (not documented; <c>TECHNICAL</c>).</summary>
    public static DashboardType Technical { get; } = new("TECHNICAL");

    /// <summary>Anyone (not documented; <c>CUSTOM</c>).</summary>
    public static DashboardType Custom { get; } = new("CUSTOM");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static DashboardType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
