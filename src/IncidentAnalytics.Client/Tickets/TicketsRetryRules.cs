namespace IncidentAnalytics.Client.Tickets;

/// <summary>What is worth repeating on the tickets service. Aggregating only reads; the statuses are the usual ones.</summary>
internal static class TicketsRetryRules
{
    public static readonly RetryRules Rules = new();
}
