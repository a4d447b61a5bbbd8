namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>How a field's values are stored and compared.</summary>
internal enum FieldType
{
    Keyword,
    Long,
    Double,
    Date,
    Boolean,
    Ip,
}
