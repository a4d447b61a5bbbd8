using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>How far somebody has come with a ticket. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTaskStatus>))]
public readonly record struct SonarTaskStatus : IOpenValue<SonarTaskStatus>
{
    private readonly string? _text;

    private SonarTaskStatus(string text) => _text = text;

    /// <summary>It was given to them (<c>ASSIGNED</c>).</summary>
    public static SonarTaskStatus Assigned { get; } = new("ASSIGNED");

    /// <summary>They work on it (<c>IN_PROGRESS</c>).</summary>
    public static SonarTaskStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>They are done (<c>CLOSED</c>).</summary>
    public static SonarTaskStatus Closed { get; } = new("CLOSED");

    /// <summary>They approved it (<c>APPROVED</c>).</summary>
    public static SonarTaskStatus Approved { get; } = new("APPROVED");

    /// <summary>They rejected it (<c>REJECTED</c>).</summary>
    public static SonarTaskStatus Rejected { get; } = new("REJECTED");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static SonarTaskStatus FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
