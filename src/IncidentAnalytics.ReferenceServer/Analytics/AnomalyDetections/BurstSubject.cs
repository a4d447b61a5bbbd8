using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>What a burst may be of.</summary>
/// <param name="Application">Null: of any application.</param>
/// <param name="Category">Null: of any category.</param>
/// <param name="Incidents">Its incidents, oldest first.</param>
internal sealed record BurstSubject(string? Application, string? Category, IReadOnlyList<Ticket> Incidents)
{
    public string Name =>
        (Category is null ? "incidents" : $"{Category.ToLowerInvariant()} incidents") + (Application is null ? "" : $" of {Application}");
}
