using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Arguments;

/// <summary>What to look through, and what to do with it.</summary>
internal sealed record TriageOptions
{
    /// <summary>Empty: every priority.</summary>
    public required IReadOnlyList<SonarTicketPriority> Priorities { get; init; }

    /// <summary>Empty: every status.</summary>
    public required IReadOnlyList<SonarTicketStatus> Statuses { get; init; }

    /// <summary>How many days to look back; null: all of them.</summary>
    public required int? Days { get; init; }

    public required string? Keywords { get; init; }

    /// <summary>How many tickets the table shows.</summary>
    public required int Rows { get; init; }

    public required int PageSize { get; init; }

    /// <summary>Where to write what was read; null: nowhere.</summary>
    public required FileInfo? Export { get; init; }

    /// <summary>The service to ask; null: the embedded reference server.</summary>
    public required SonarService? Service { get; init; }
}
