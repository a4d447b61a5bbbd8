using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>What things cost, in <see cref="Currency"/>. The rates are made up, round, and told in the README.</summary>
internal static class CostRates
{
    public const string Currency = "USD";

    /// <summary>DOWNTIME, per hour of an interruption.</summary>
    public static decimal DowntimePerHour(string tier) =>
        tier switch
        {
            Gold => 400m,
            Silver => 200m,
            _ => 100m,
        };

    /// <summary>LOST_REVENUE, per affected user and hour of an interruption, of at most <see cref="MostLostHours"/> hours.</summary>
    public const decimal RevenuePerUserHour = 0.20m;

    /// <summary>After so many hours a user has gone elsewhere and is lost once.</summary>
    public const decimal MostLostHours = 8m;

    /// <summary>PENALTY, per started hour beyond the promised time.</summary>
    public const decimal PenaltyPerHour = 50m;

    /// <summary>RESOURCE_COST, per hour of work; a person works on an incident a quarter of the time that it is open.</summary>
    public const decimal WorkPerHour = 60m;

    public const decimal WorkShare = 0.25m;

    /// <summary>REPUTATION_COST, per affected user of a CRITICAL incident that affects at least <see cref="ReputationUsers"/>.</summary>
    public const decimal ReputationPerUser = 0.50m;

    public const int ReputationUsers = 1_000;

    /// <summary>COMPLIANCE_COST, per CRITICAL or HIGH incident of the category security.</summary>
    public const decimal CompliancePerIncident = 500m;

    /// <summary>More than this per day is Cost Threshold Exceeded.</summary>
    public const decimal DailyThreshold = 50_000m;

    public const string Gold = "gold";
    public const string Silver = "silver";
    public const string Bronze = "bronze";

    /// <summary>The tier of an application: what customers pay with or sign in with is gold.</summary>
    public static string TierOf(string application) =>
        application switch
        {
            "checkout" or "identity" => Gold,
            "atr" or "billing" => Silver,
            _ => Bronze,
        };

    /// <summary>Within how many hours an incident is promised to be resolved; null: nothing is promised.</summary>
    public static decimal? PromisedHours(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 => 4m,
            TicketPriority.P2 => 12m,
            _ => null,
        };

    /// <summary>Whether an incident interrupts its service while it is open.</summary>
    public static bool Interrupts(TicketPriority priority) => priority is TicketPriority.P1 or TicketPriority.P2;
}
