using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>The ids in paths.</summary>
internal static class Ids
{
    /// <exception cref="DrfException">The path names no UUID: there is nothing of that id.</exception>
    public static Guid Read(DrfRequest request) => Guid.TryParse(request.Id, out var id) ? id : throw DrfException.NotFound();
}
