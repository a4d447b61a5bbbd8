namespace IncidentAnalytics.Client.Http;

/// <summary>
/// The parameter is a query parameter, or an object whose public properties are, those it inherits as well. Null is never
/// sent. A list must say how it is written, a date must have a <see cref="Format"/>.
/// </summary>
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

    /// <summary>
    /// The .NET format string of a date or number. Dates must have one; culture is always the invariant one. A
    /// <see cref="DateTimeOffset"/> is taken to UTC unless the format writes its offset.
    /// </summary>
    public string? Format { get; set; }
}
