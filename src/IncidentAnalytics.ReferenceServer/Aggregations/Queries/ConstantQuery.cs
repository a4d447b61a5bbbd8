namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Finds every document, or none.</summary>
internal sealed class ConstantQuery : Query
{
    private readonly bool _matches;

    private ConstantQuery(bool matches) => _matches = matches;

    public static ConstantQuery All { get; } = new(matches: true);

    public static ConstantQuery None { get; } = new(matches: false);

    public override bool Matches(int document) => _matches;
}
