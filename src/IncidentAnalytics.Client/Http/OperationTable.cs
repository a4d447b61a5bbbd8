using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Http;

/// <summary>What the attributes of a Refit interface cannot say of its methods: one row for each.</summary>
internal sealed class OperationTable : IEnumerable<KeyValuePair<string, Operation>>
{
    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    /// <param name="method">The name of the interface's method.</param>
    public Operation this[string method] => _operations[method];

    /// <param name="method">The name of the interface's method.</param>
    /// <param name="name">The operation's name in spans, metrics, logs and errors.</param>
    /// <param name="responseType">How the response body is read. A function, so that a contract is created on first use.</param>
    /// <param name="traits">What else the pipeline has to know.</param>
    public void Add<T>(string method, string name, Func<JsonTypeInfo<T>> responseType, OperationTraits traits = OperationTraits.None) =>
        _operations.Add(method, new Operation<T>(name, responseType, traits));

    IEnumerator<KeyValuePair<string, Operation>> IEnumerable<KeyValuePair<string, Operation>>.GetEnumerator() =>
        _operations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _operations.GetEnumerator();
}

/// <summary>An operation and the type of its response body.</summary>
internal sealed class Operation<T>(string name, Func<JsonTypeInfo<T>> responseType, OperationTraits traits)
    : Operation(name, traits.HasFlag(OperationTraits.RetrySafe))
{
    public JsonTypeInfo<T> ResponseType => responseType();

    /// <summary>What the body of a success has to be.</summary>
    public BodyRule BodyRule { get; } = traits.HasFlag(OperationTraits.AnySuccess) ? BodyRule.Anything : BodyRule.Required;

    /// <summary>Whether a conflict after a lost answer is a success.</summary>
    public bool ConflictMeansDone { get; } = traits.HasFlag(OperationTraits.ConflictMeansDone);

    /// <summary>Whether members that do not fit their properties are possible, and reported.</summary>
    public bool ReportsDrift { get; } = traits.HasFlag(OperationTraits.Undocumented);
}

[Flags]
internal enum OperationTraits
{
    None = 0,

    /// <summary>May be repeated although it may already have run.</summary>
    RetrySafe = 1,

    /// <summary>An action without a documented response: every success is one, with the value null when its body cannot be read.</summary>
    AnySuccess = 2,

    /// <summary>A conflict that answers the repetition of an attempt whose answer was lost means that the attempt ran.</summary>
    ConflictMeansDone = 4,

    /// <summary>The response has models whose members no document describes; members that do not fit are reported.</summary>
    Undocumented = 8,
}
