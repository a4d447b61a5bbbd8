using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Status of a ticket. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTicketStatus>))]
public readonly record struct SonarTicketStatus : IOpenValue<SonarTicketStatus>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public SonarTicketStatus(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>New, not assigned yet (<c>NEW</c>).</summary>
    public static SonarTicketStatus New { get; } = new("NEW");

    /// <summary>Assigned (<c>ASSIGNED</c>).</summary>
    public static SonarTicketStatus Assigned { get; } = new("ASSIGNED");

    /// <summary>In progress (<c>IN_PROGRESS</c>).</summary>
    public static SonarTicketStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>Waiting for approval (<c>SUBMITTED</c>).</summary>
    public static SonarTicketStatus Submitted { get; } = new("SUBMITTED");

    /// <summary>Approved (<c>APPROVED</c>).</summary>
    public static SonarTicketStatus Approved { get; } = new("APPROVED");

    /// <summary>Rejected (<c>REJECTED</c>).</summary>
    public static SonarTicketStatus Rejected { get; } = new("REJECTED");

    /// <summary>Closed (<c>CLOSED</c>).</summary>
    public static SonarTicketStatus Closed { get; } = new("CLOSED");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator SonarTicketStatus(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Priority of a ticket: a text in responses, a number in queries. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTicketPriority>))]
public readonly record struct SonarTicketPriority : IOpenValue<SonarTicketPriority>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text or number on the wire, known or not.</summary>
    /// <param name="text">
    /// The text; case-sensitive. The numbers 3, 2 and 1 give the known values; any other number, such as <c>4</c>, is kept.
    /// </param>
    public SonarTicketPriority(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = (LenientNumber.TryInt64(text, out var number) ? number : 0) switch
        {
            3 => "HIGH",
            2 => "MEDIUM",
            1 => "LOW",
            _ => text,
        };
    }

    /// <summary>High, 3 in queries (<c>HIGH</c>).</summary>
    public static SonarTicketPriority High { get; } = new("HIGH");

    /// <summary>Medium, 2 in queries (<c>MEDIUM</c>).</summary>
    public static SonarTicketPriority Medium { get; } = new("MEDIUM");

    /// <summary>Low, 1 in queries (<c>LOW</c>).</summary>
    public static SonarTicketPriority Low { get; } = new("LOW");

    /// <summary>The number that queries send; null when the text has no known number.</summary>
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

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator SonarTicketPriority(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Format of a ticket's content. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTicketFormat>))]
public readonly record struct SonarTicketFormat : IOpenValue<SonarTicketFormat>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public SonarTicketFormat(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>JSON, used by tickets of threat detection (<c>JSON</c>).</summary>
    public static SonarTicketFormat Json { get; } = new("JSON");

    /// <summary>Markdown (<c>MARKDOWN</c>).</summary>
    public static SonarTicketFormat Markdown { get; } = new("MARKDOWN");

    /// <summary>Plain text (<c>PLAIN</c>).</summary>
    public static SonarTicketFormat Plain { get; } = new("PLAIN");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator SonarTicketFormat(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>The user's role on a ticket. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTaskType>))]
public readonly record struct SonarTaskType : IOpenValue<SonarTaskType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public SonarTaskType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Assignee (<c>ASSIGNEE</c>).</summary>
    public static SonarTaskType Assignee { get; } = new("ASSIGNEE");

    /// <summary>Approver (<c>APPROVER</c>).</summary>
    public static SonarTaskType Approver { get; } = new("APPROVER");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator SonarTaskType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Progress of a user's task on a ticket. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTaskStatus>))]
public readonly record struct SonarTaskStatus : IOpenValue<SonarTaskStatus>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public SonarTaskStatus(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Assigned (<c>ASSIGNED</c>).</summary>
    public static SonarTaskStatus Assigned { get; } = new("ASSIGNED");

    /// <summary>In progress (<c>IN_PROGRESS</c>).</summary>
    public static SonarTaskStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>Closed (<c>CLOSED</c>).</summary>
    public static SonarTaskStatus Closed { get; } = new("CLOSED");

    /// <summary>Approved (<c>APPROVED</c>).</summary>
    public static SonarTaskStatus Approved { get; } = new("APPROVED");

    /// <summary>Rejected (<c>REJECTED</c>).</summary>
    public static SonarTaskStatus Rejected { get; } = new("REJECTED");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator SonarTaskStatus(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Column that tickets are sorted by. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarSortColumn>))]
public readonly record struct SonarSortColumn : IOpenValue<SonarSortColumn>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public SonarSortColumn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Ticket id (<c>id</c>).</summary>
    public static SonarSortColumn Id { get; } = new("id");

    /// <summary>Creation time (<c>created_at</c>).</summary>
    public static SonarSortColumn CreatedAt { get; } = new("created_at");

    /// <summary>Time of the last change (<c>updated_at</c>).</summary>
    public static SonarSortColumn UpdatedAt { get; } = new("updated_at");

    /// <summary>Closing time (<c>closed_at</c>).</summary>
    public static SonarSortColumn ClosedAt { get; } = new("closed_at");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator SonarSortColumn(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Direction in which tickets are sorted. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarSortDirection>))]
public readonly record struct SonarSortDirection : IOpenValue<SonarSortDirection>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public SonarSortDirection(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Ascending: smallest or oldest first (<c>ASC</c>).</summary>
    public static SonarSortDirection Ascending { get; } = new("ASC");

    /// <summary>Descending: largest or newest first (<c>DESC</c>).</summary>
    public static SonarSortDirection Descending { get; } = new("DESC");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator SonarSortDirection(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
