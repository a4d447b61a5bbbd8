namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>What kind of value a document holds, before its field's type is applied.</summary>
internal enum FieldValueKind
{
    Text,
    Boolean,
    Long,
    Double,
    Date,
}
