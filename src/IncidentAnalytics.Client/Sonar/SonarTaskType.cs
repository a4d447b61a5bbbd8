using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>What somebody has to do with a ticket. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTaskType>))]
public readonly record struct SonarTaskType : IOpenValue<SonarTaskType>
{
    private readonly string? _text;

    private SonarTaskType(string text) => _text = text;

    /// <summary>Work on it (<c>ASSIGNEE</c>).</summary>
    public static SonarTaskType Assignee { get; } = new("ASSIGNEE");

    /// <summary>Approve it (<c>APPROVER</c>).</summary>
    public static SonarTaskType Approver { get; } = new("APPROVER");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static SonarTaskType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
