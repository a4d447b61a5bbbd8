using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.DashboardConfigurations;

/// <summary>A widget of a dashboard. Any type and any additional member can be sent.</summary>
public sealed record DashboardWidget
{
    /// <summary>Type of the widget (<c>type</c>).</summary>
    [JsonPropertyName("type")]
    public required DashboardWidgetType Type { get; init; }

    /// <summary>Position of the upper left corner (<c>position</c>); null for the service's default.</summary>
    [JsonPropertyName("position")]
    public DashboardPosition? Position { get; init; }

    /// <summary>Size (<c>size</c>); null for the service's default.</summary>
    [JsonPropertyName("size")]
    public DashboardSize? Size { get; init; }

    /// <summary>
    /// Additional members to send, such as the settings of a widget type; null for none. Must not repeat the name of a property.
    /// </summary>
    [JsonIgnore]
    public JsonObject? AdditionalProperties { get; init; }

    [JsonInclude, JsonExtensionData]
    internal IDictionary<string, JsonElement>? Extra => AdditionalMembers.ToExtensionData(AdditionalProperties);

    /// <summary>Validates the widget, and its place in the layout if there is one.</summary>
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

        AdditionalMembers.ThrowIfPropertyName(
            AdditionalProperties,
            $"{path}.AdditionalProperties",
            AnalyticsJsonContext.Default.DashboardWidget
        );
    }

    private static void ThrowIfOutside(int? start, int? length, int layoutLength, string startPath, string lengthPath)
    {
        if (start >= layoutLength)
        {
            throw new ArgumentOutOfRangeException(
                startPath,
                start,
                FormattableString.Invariant($"Must be less than {layoutLength}, the size of the layout.")
            );
        }

        if (length > layoutLength - (start ?? 0))
        {
            throw new ArgumentOutOfRangeException(
                lengthPath,
                length,
                FormattableString.Invariant($"The widget must end within the layout, whose size is {layoutLength}.")
            );
        }
    }
}

/// <summary>Position of the upper left corner of a widget.</summary>
/// <param name="Row">Row of the corner, from 0 (<c>row</c>).</param>
/// <param name="Column">Column of the corner, from 0 (<c>column</c>).</param>
public readonly record struct DashboardPosition(
    [property: JsonPropertyName("row")] int Row,
    [property: JsonPropertyName("column")] int Column
);

/// <summary>Size of a widget.</summary>
/// <param name="Width">Width in columns; at least 1 (<c>width</c>).</param>
/// <param name="Height">Height in rows; at least 1 (<c>height</c>).</param>
public readonly record struct DashboardSize(
    [property: JsonPropertyName("width")] int Width,
    [property: JsonPropertyName("height")] int Height
);
