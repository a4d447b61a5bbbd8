namespace IncidentAnalytics.Client.Generators.Tests.Execution;

/// <summary>The members that all lists take.</summary>
internal record PageQuery
{
    [AliasAs("page")]
    public int? Page { get; init; }

    [AliasAs("page_size")]
    public int? PageSize { get; init; }
}
