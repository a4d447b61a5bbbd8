namespace IncidentAnalytics.Client.Http;

/// <summary>The parameter is a query parameter, or an object whose members are query parameters. Null is never sent.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class QueryAttribute : Attribute
{
    /// <summary>A query parameter, or an object of them.</summary>
    public QueryAttribute()
    {
    }

    /// <summary>A list.</summary>
    /// <param name="collectionFormat">How the list is written.</param>
    public QueryAttribute(CollectionFormat collectionFormat) => CollectionFormat = collectionFormat;

    /// <summary>How a list is written; an empty list is never sent.</summary>
    public CollectionFormat CollectionFormat { get; }

    /// <summary>The .NET format string of a date or number. Dates must have one; culture is always the invariant one.</summary>
    public string? Format { get; set; }
}
