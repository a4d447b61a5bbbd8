using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>Prices in <see cref="Currency"/>. They are fictitious; the README lists them.</summary>
internal static class CostRates
{
    public const string Currency = "USD";

    /// <summary>DOWNTIME: price per hour of an interruption.</summary>
    public static decimal DowntimePerHour(string tier) =>
        tier switch
        {
            Gold => 400m,
            Silver => 200m,
            _ => 100m,
        };

    /// <summary>LOST_REVENUE: price per affected user and hour of an interruption, for at most <see cref="MaxLostHours"/> hours.</summary>
    public const decimal RevenuePerUserHour = 0.20m;

    /// <summary>The maximum number of hours for which the revenue of a user is lost.</summary>
    public const decimal MaxLostHours = 8m;

    /// <summary>PENALTY: price per started hour after the promised time.</summary>
    public const decimal PenaltyPerHour = 50m;

    /// <summary>RESOURCE_COST: price per hour of work.</summary>
    public const decimal WorkPerHour = 60m;

    /// <summary>The fraction of the time until resolution that is work.</summary>
    public const decimal WorkShare = 0.25m;

    /// <summary>REPUTATION_COST: price per affected user of a CRITICAL incident with at least <see cref="ReputationUsers"/> affected users.</summary>
    public const decimal ReputationPerUser = 0.50m;

    public const int ReputationUsers = 1_000;

    /// <summary>COMPLIANCE_COST: price per CRITICAL or HIGH incident of the category security.</summary>
    public const decimal CompliancePerIncident = 500m;

    /// <summary>The daily cost above which the webhook Cost Threshold Exceeded is sent.</summary>
    public const decimal DailyThreshold = 50_000m;

    public const string Gold = "gold";
    public const string Silver = "silver";
    public const string Bronze = "bronze";

    /// <summary>The service tier of an application.</summary>
    public static string GetTier(string application) =>
        application switch
        {
            "checkout" or "identity" => Gold,
            "atr" or "billing" => Silver,
            _ => Bronze,
        };

    /// <summary>The promised time to resolution in hours; null if there is none.</summary>
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
