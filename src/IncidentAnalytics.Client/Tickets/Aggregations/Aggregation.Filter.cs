namespace IncidentAnalytics.Client.Tickets.Aggregations;

public abstract partial class Aggregation
{
    /// <summary>Counts the tickets that meet a condition (<c>filter</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="filter">The condition.</param>
    /// <param name="aggregations">What to compute over these tickets (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<SingleBucketResult> Filter(string name, TicketFilter filter, IReadOnlyList<Aggregation>? aggregations = null)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new(
            name,
            writer =>
            {
                writer.WritePropertyName("filter");
                filter.Write(writer);
            },
            static reader => new SingleBucketResult(reader),
            aggregations
        );
    }

    /// <summary>Counts the tickets that have no value in a field (<c>missing</c>).</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="aggregations">What to compute over these tickets (<c>aggs</c>).</param>
    /// <exception cref="ArgumentException">An argument cannot be sent; <c>ParamName</c> names it.</exception>
    public static Aggregation<SingleBucketResult> Missing(string name, string field, IReadOnlyList<Aggregation>? aggregations = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        return Define(
            name,
            "missing",
            writer => writer.WriteString("field", field),
            static reader => new SingleBucketResult(reader),
            aggregations
        );
    }
}
