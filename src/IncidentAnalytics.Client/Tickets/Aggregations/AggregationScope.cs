using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>A place in an answer where results stand under their names: the answer itself, or a bucket.</summary>
public abstract class AggregationScope
{
    private readonly IReadOnlyList<Aggregation>? _requested;

    /// <param name="requested">What was asked for here; null when that is not known.</param>
    private protected AggregationScope(IReadOnlyList<Aggregation>? requested) => _requested = requested;

    private protected abstract IEnumerable<KeyValuePair<string, JsonElement>> Members { get; }

    /// <summary>
    /// Reads the result of an aggregation, anew each time: keep it when it is needed twice. A result that the service
    /// left out reads as an empty one that says so (<c>IsPresent</c> is false).
    /// </summary>
    /// <typeparam name="TResult">The type of the result; the handle knows it.</typeparam>
    /// <param name="aggregation">The handle that was part of the request, at this level.</param>
    /// <returns>The result; never null.</returns>
    /// <exception cref="ArgumentException">No aggregation of this name and type of result was requested at this level.</exception>
    /// <exception cref="InvalidResponseException">The result is not shaped as this aggregation's results are.</exception>
    public TResult Get<TResult>(Aggregation<TResult> aggregation)
    {
        TryGet(aggregation, out var result);
        return result;
    }

    /// <summary>Reads the result of an aggregation and tells whether the service sent it.</summary>
    /// <typeparam name="TResult">The type of the result; the handle knows it.</typeparam>
    /// <param name="aggregation">The handle that was part of the request, at this level.</param>
    /// <param name="result">The result; an empty one when the service left it out.</param>
    /// <returns>Whether the service sent it.</returns>
    /// <exception cref="ArgumentException">No aggregation of this name and type of result was requested at this level.</exception>
    /// <exception cref="InvalidResponseException">The result is not shaped as this aggregation's results are.</exception>
    public bool TryGet<TResult>(Aggregation<TResult> aggregation, out TResult result)
    {
        ArgumentNullException.ThrowIfNull(aggregation);
        if (_requested is not null)
            ThrowIfNotRequested(_requested, aggregation);

        var member = Find(aggregation.Name);
        result = aggregation.Read(member);
        return member.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
    }

    // A handle made anew is as good as the one that was sent, if it has the name and reads the same kind of result.
    private static void ThrowIfNotRequested<TResult>(IReadOnlyList<Aggregation> requested, Aggregation<TResult> aggregation)
    {
        switch (requested.FirstOrDefault(a => a.Name == aggregation.Name))
        {
            case Aggregation<TResult>:
                return;
            case null:
                throw new ArgumentException(
                    $"No aggregation '{aggregation.Name}' was requested here; the results of sub-aggregations stand in the buckets.",
                    nameof(aggregation)
                );
            case var other:
                throw new ArgumentException(
                    $"'{aggregation.Name}' was requested here as {other}, whose result is not of this handle's type.",
                    nameof(aggregation)
                );
        }
    }

    private protected abstract bool TryGetMember(string name, out JsonElement member);

    // Services that are asked for typed keys answer "sterms#name" for "name".
    private JsonElement Find(string name) =>
        TryGetMember(name, out var plain)
            ? plain
            : Members.FirstOrDefault(m => m.Key.AsSpan(m.Key.IndexOf('#', StringComparison.Ordinal) + 1).SequenceEqual(name)).Value;
}
