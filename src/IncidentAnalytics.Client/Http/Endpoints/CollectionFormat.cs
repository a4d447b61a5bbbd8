namespace IncidentAnalytics.Client.Http;

/// <summary>How a list becomes query text.</summary>
public enum CollectionFormat
{
    /// <summary>One parameter, elements separated by commas, each element escaped by itself.</summary>
    Csv = 1,

    /// <summary>The parameter is repeated for each element.</summary>
    Multi = 5,
}
