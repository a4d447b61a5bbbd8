namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>Something unusual that the generator put into a world on purpose: the truth that a detection is measured by.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Inclusive, a whole hour.</param>
/// <param name="End">Exclusive, a whole hour.</param>
/// <param name="Application">The application that it is in; null: any.</param>
/// <param name="Category">The category that it is in; null: any.</param>
internal sealed record PlantedAnomaly(PlantedKind Kind, DateTimeOffset Start, DateTimeOffset End, string? Application, string? Category)
{
    /// <summary>Whether a window with these incidents tells of it: they overlap, and most of the incidents are of its kind.</summary>
    public bool IsFoundBy(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Ticket> incidents) =>
        start < End && Start < end && incidents.Count(Concerns) * 2 > incidents.Count;

    private bool Concerns(Ticket incident) =>
        (Application is null || incident.Application.Equals(Application, StringComparison.Ordinal))
        && (Category is null || incident.Category.Equals(Category, StringComparison.Ordinal));
}
