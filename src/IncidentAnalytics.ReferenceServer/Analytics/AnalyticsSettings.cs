namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>What an analytics state depends on besides the world.</summary>
/// <param name="Seed">The server's seed; ids follow from it.</param>
/// <param name="Clock">The server's clock.</param>
/// <param name="TrainingTime">How long a training takes by that clock.</param>
internal sealed record AnalyticsSettings(long Seed, TimeProvider Clock, TimeSpan TrainingTime);
