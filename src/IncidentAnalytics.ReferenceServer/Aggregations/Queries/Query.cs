namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Says of each document whether it is found.</summary>
internal abstract class Query
{
    public abstract bool Matches(int document);
}
