using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>How far a ticket has come. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTicketStatus>))]
public readonly record struct SonarTicketStatus : IOpenValue<SonarTicketStatus>
{
    private readonly string? _text;

    private SonarTicketStatus(string text) => _text = text;

    /// <summary>Nobody has it yet (<c>NEW</c>).</summary>
    public static SonarTicketStatus New { get; } = new("NEW");

    /// <summary>Somebody has it (<c>ASSIGNED</c>).</summary>
    public static SonarTicketStatus Assigned { get; } = new("ASSIGNED");

    /// <summary>It is being worked on (<c>IN_PROGRESS</c>).</summary>
    public static SonarTicketStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>It waits for approval (<c>SUBMITTED</c>).</summary>
    public static SonarTicketStatus Submitted { get; } = new("SUBMITTED");

    /// <summary>It was approved (<c>APPROVED</c>).</summary>
    public static SonarTicketStatus Approved { get; } = new("APPROVED");

    /// <summary>It was rejected (<c>REJECTED</c>).</summary>
    public static SonarTicketStatus Rejected { get; } = new("REJECTED");

    /// <summary>It is done (<c>CLOSED</c>).</summary>
    public static SonarTicketStatus Closed { get; } = new("CLOSED");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static SonarTicketStatus FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
