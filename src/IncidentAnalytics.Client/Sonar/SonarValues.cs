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

/// <summary>
/// How urgent a ticket is: in answers a text, in requests a number. Open: unknown values are kept as they came.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<SonarTicketPriority>))]
public readonly record struct SonarTicketPriority : IOpenValue<SonarTicketPriority>
{
    private readonly string? _text;

    private SonarTicketPriority(string text) => _text = text;

    /// <summary>High, in requests 3 (<c>HIGH</c>).</summary>
    public static SonarTicketPriority High { get; } = new("HIGH");

    /// <summary>Medium, in requests 2 (<c>MEDIUM</c>).</summary>
    public static SonarTicketPriority Medium { get; } = new("MEDIUM");

    /// <summary>Low, in requests 1 (<c>LOW</c>).</summary>
    public static SonarTicketPriority Low { get; } = new("LOW");

    /// <summary>The number that stands for it in requests; null for a text that no number is known for.</summary>
    public int? Number =>
        _text switch
        {
            "HIGH" => 3,
            "MEDIUM" => 2,
            "LOW" => 1,
            _ => _text is not null && LenientNumber.TryInt64(_text, out var number) && number is >= int.MinValue and <= int.MaxValue
                ? (int)number
                : null,
        };

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">
    /// The text; compared with its case. The numbers 3, 2 and 1 are the known values; another, such as <c>4</c>, is kept.
    /// </param>
    public static SonarTicketPriority FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (LenientNumber.TryInt64(text, out var number) ? number : 0) switch
        {
            3 => High,
            2 => Medium,
            1 => Low,
            _ => new(text),
        };
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>How a ticket's content is written. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTicketFormat>))]
public readonly record struct SonarTicketFormat : IOpenValue<SonarTicketFormat>
{
    private readonly string? _text;

    private SonarTicketFormat(string text) => _text = text;

    /// <summary>JSON, as tickets of threat detection are (<c>JSON</c>).</summary>
    public static SonarTicketFormat Json { get; } = new("JSON");

    /// <summary>Markdown (<c>MARKDOWN</c>).</summary>
    public static SonarTicketFormat Markdown { get; } = new("MARKDOWN");

    /// <summary>Plain text (<c>PLAIN</c>).</summary>
    public static SonarTicketFormat Plain { get; } = new("PLAIN");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static SonarTicketFormat FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

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

/// <summary>Which way tickets are sorted. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarSortDirection>))]
public readonly record struct SonarSortDirection : IOpenValue<SonarSortDirection>
{
    private readonly string? _text;

    private SonarSortDirection(string text) => _text = text;

    /// <summary>The smallest or oldest first (<c>ASC</c>).</summary>
    public static SonarSortDirection Ascending { get; } = new("ASC");

    /// <summary>The largest or newest first (<c>DESC</c>).</summary>
    public static SonarSortDirection Descending { get; } = new("DESC");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static SonarSortDirection FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
