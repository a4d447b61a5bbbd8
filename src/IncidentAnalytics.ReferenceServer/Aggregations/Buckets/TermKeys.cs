using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>What the codes of a column mean as keys of buckets.</summary>
internal abstract class TermKeys
{
    public abstract string ResultType { get; }

    public abstract int Compare(long left, long right);

    public abstract JsonNode? Key(long code);

    public abstract string? KeyAsString(long code);

    /// <summary>The code of a value of the request, or null when the column does not have it.</summary>
    public abstract long? CodeOf(FieldValue value);

    /// <summary>The text that a regular expression is asked about, or null where there is none.</summary>
    public virtual string? TermOf(long code) => null;
}
