using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>A part of a dashboard: what it shows, and where. Any type and any further member may be sent.</summary>
public sealed record DashboardWidget
{
    /// <summary>What it shows (<c>type</c>).</summary>
    [JsonPropertyName("type")]
    public required DashboardWidgetType Type { get; init; }

    /// <summary>Where its upper left corner is (<c>position</c>). Null leaves it to the service.</summary>
    [JsonPropertyName("position")]
    public DashboardPosition? Position { get; init; }

    /// <summary>How large it is (<c>size</c>). Null leaves it to the service.</summary>
    [JsonPropertyName("size")]
    public DashboardSize? Size { get; init; }

    /// <summary>
    /// Members that have no property here, such as the settings of a widget's type; sent beside the others. Null for none.
    /// </summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.Of(AdditionalProperties);

    /// <summary>Checks the widget, and that it lies in the layout, if there is one.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal void ThrowIfInvalid(DashboardLayout? layout, string path)
    {
        Guard.ThrowIfEmpty(Type, $"{path}.Type");
        Guard.ThrowIfLessThan(Position?.Row, 0, $"{path}.Position.Row");
        Guard.ThrowIfLessThan(Position?.Column, 0, $"{path}.Position.Column");
        Guard.ThrowIfLessThan(Size?.Width, 1, $"{path}.Size.Width");
        Guard.ThrowIfLessThan(Size?.Height, 1, $"{path}.Size.Height");
        if (layout is not null)
        {
            ThrowIfOutside(Position?.Row, Size?.Height, layout.Rows, $"{path}.Position.Row", $"{path}.Size.Height");
            ThrowIfOutside(Position?.Column, Size?.Width, layout.Columns, $"{path}.Position.Column", $"{path}.Size.Width");
        }

        RequestRules.ThrowIfKnown(AdditionalProperties, $"{path}.AdditionalProperties", "type", "position", "size");
    }

    private static void ThrowIfOutside(int? start, int? length, int all, string startPath, string lengthPath)
    {
        if (start >= all)
        {
            throw new ArgumentOutOfRangeException(
                startPath,
                start,
                FormattableString.Invariant($"The layout has {all} of these, counted from 0.")
            );
        }

        if (length > all - (start ?? 0))
        {
            throw new ArgumentOutOfRangeException(
                lengthPath,
                length,
                FormattableString.Invariant($"The widget goes beyond the {all} that the layout has.")
            );
        }
    }
}
