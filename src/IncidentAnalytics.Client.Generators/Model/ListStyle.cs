namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>How several values become query text.</summary>
internal enum ListStyle
{
    /// <summary>There is one value.</summary>
    None,

    /// <summary>One parameter, elements separated by commas.</summary>
    Csv,

    /// <summary>One parameter for each element.</summary>
    Multi,
}
