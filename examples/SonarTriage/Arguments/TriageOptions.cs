using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Arguments;

/// <summary>The options of the triage.</summary>
internal sealed record TriageOptions
{
    /// <summary>The priorities, or empty for every priority.</summary>
    public required IReadOnlyList<SonarTicketPriority> Priorities { get; init; }

    /// <summary>The statuses, or empty for every status.</summary>
    public required IReadOnlyList<SonarTicketStatus> Statuses { get; init; }

    /// <summary>Number of days to look back, or null for all.</summary>
    public required int? Days { get; init; }

    public required string? Keywords { get; init; }

    /// <summary>Number of tickets in the table.</summary>
    public required int Rows { get; init; }

    public required int PageSize { get; init; }

    /// <summary>The file of the export, or null for no export.</summary>
    public required FileInfo? Export { get; init; }

    /// <summary>The service, or null for the embedded reference server.</summary>
    public required SonarService? Service { get; init; }
}
