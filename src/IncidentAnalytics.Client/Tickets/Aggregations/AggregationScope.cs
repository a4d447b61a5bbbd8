namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Part of a response that holds results by name: the response itself, or a bucket.</summary>
public abstract class AggregationScope
{
    private protected AggregationScope() { }

    /// <summary>Aggregations requested at this level; null if unknown.</summary>
    private protected abstract IReadOnlyList<Aggregation>? Requested { get; }

    /// <summary>
    /// Reads the result of an aggregation. The result is read again on each call. A result that the service did not send reads as an empty
    /// one with <c>IsPresent</c> set to false.
    /// </summary>
    /// <typeparam name="TResult">Type of the result, inferred from the aggregation.</typeparam>
    /// <param name="aggregation">Aggregation that was requested at this level.</param>
    /// <returns>The result; never null.</returns>
    /// <exception cref="ArgumentException">No aggregation with this name and result type was requested at this level.</exception>
    /// <exception cref="InvalidResponseException">The result does not have the shape of this aggregation's results.</exception>
    /// <example>
    /// <code>
    /// var cost = Aggregation.Avg("avg_cost", "ticket.cost");
    /// var byType = Aggregation.Terms("tickets_by_type", "ticket.type", aggregations: [cost]);
    /// var result = await client.Tickets.AggregateAsync(
    ///     new()
    ///     {
    ///         Application = "atr",
    ///         Range = TimeRange.Last(TimeSpan.FromDays(90)),
    ///         Aggregations = [byType],
    ///     },
    ///     cancellationToken: cancellationToken
    /// );
    ///
    /// foreach (var bucket in result.Get(byType).Buckets)
    ///     Console.WriteLine($"{bucket.Key}: {bucket.Get(cost).Value}");
    /// </code>
    /// </example>
    public TResult Get<TResult>(Aggregation<TResult> aggregation)
    {
        TryGet(aggregation, out var result);
        return result;
    }

    /// <summary>Reads the result of an aggregation, and returns whether the service sent it.</summary>
    /// <typeparam name="TResult">Type of the result, inferred from the aggregation.</typeparam>
    /// <param name="aggregation">Aggregation that was requested at this level.</param>
    /// <param name="result">The result; an empty one if the service did not send it.</param>
    /// <returns>Whether the service sent it.</returns>
    /// <exception cref="ArgumentException">No aggregation with this name and result type was requested at this level.</exception>
    /// <exception cref="InvalidResponseException">The result does not have the shape of this aggregation's results.</exception>
    public bool TryGet<TResult>(Aggregation<TResult> aggregation, out TResult result)
    {
        ArgumentNullException.ThrowIfNull(aggregation);
        if (Requested is { } requested)
            ThrowIfNotRequested(requested, aggregation);

        var json = Find(aggregation.Name);
        result = aggregation.ReadJson(json);
        return json.IsPresent;
    }

    // Another instance with the same name and result type is accepted too.
    private static void ThrowIfNotRequested<TResult>(IReadOnlyList<Aggregation> requested, Aggregation<TResult> aggregation)
    {
        switch (requested.FirstOrDefault(a => a.Name == aggregation.Name))
        {
            case Aggregation<TResult>:
                return;
            case null:
                throw new ArgumentException(
                    $"No aggregation '{aggregation.Name}' was requested here. Read a sub-aggregation from its own bucket.",
                    nameof(aggregation)
                );
            case var other:
                throw new ArgumentException(
                    $"'{aggregation.Name}' was requested here as {other}, which has another result type.",
                    nameof(aggregation)
                );
        }
    }

    /// <summary>Finds a result by its name, which may have a type before it.</summary>
    private protected abstract ResultJson Find(string name);
}
