using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Http;

/// <summary>Settings of the methods of a Refit interface that its attributes cannot express: one row per method.</summary>
internal sealed class OperationTable : IEnumerable<KeyValuePair<string, ServiceOperation>>
{
    private readonly Dictionary<string, ServiceOperation> _operations = new(StringComparer.Ordinal);

    /// <param name="method">The name of the interface's method.</param>
    public ServiceOperation this[string method] => _operations[method];

    /// <param name="method">The name of the interface's method.</param>
    /// <param name="name">The operation's name in spans, metrics, logs and errors.</param>
    /// <param name="responseType">Returns the contract of the response body, which is created on first use.</param>
    /// <param name="traits">Special treatment by the pipeline.</param>
    public void Add<T>(string method, string name, Func<JsonTypeInfo<T>> responseType, OperationTraits traits = OperationTraits.None) =>
        _operations.Add(method, new Operation<T>(name, responseType, traits));

    IEnumerator<KeyValuePair<string, ServiceOperation>> IEnumerable<KeyValuePair<string, ServiceOperation>>.GetEnumerator() =>
        _operations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _operations.GetEnumerator();
}

/// <summary>An operation of an interface.</summary>
internal abstract class ServiceOperation(string name, bool isRetrySafe) : Operation(name, isRetrySafe)
{
    /// <summary>Makes a call.</summary>
    /// <param name="connection">The connection to the service.</param>
    /// <param name="description">The message that Refit built.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract Task<HttpResponseMessage> RunAsync(
        ServiceConnection connection,
        HttpRequestMessage description,
        CancellationToken cancellationToken
    );
}

/// <summary>An operation and the type of its response body.</summary>
internal sealed class Operation<T>(string name, Func<JsonTypeInfo<T>> responseType, OperationTraits traits)
    : ServiceOperation(name, traits.HasFlag(OperationTraits.RetrySafe))
{
    public JsonTypeInfo<T> ResponseType => responseType();

    /// <summary>The rule for the body of a success.</summary>
    public BodyRule BodyRule { get; } =
        traits switch
        {
            _ when traits.HasFlag(OperationTraits.AnyAnswer) => BodyRule.AnyAnswer,
            _ when traits.HasFlag(OperationTraits.AnySuccess) => BodyRule.Anything,
            _ => BodyRule.Required,
        };

    /// <summary>Whether a conflict after a lost response is a success.</summary>
    public bool ConflictMeansDone { get; } = traits.HasFlag(OperationTraits.ConflictMeansDone);

    /// <summary>Whether response members that do not match their properties are reported.</summary>
    public bool ReportsDrift { get; } = traits.HasFlag(OperationTraits.Undocumented);

    public override Task<HttpResponseMessage> RunAsync(
        ServiceConnection connection,
        HttpRequestMessage description,
        CancellationToken cancellationToken
    ) => new ServiceCall<T>(connection, this, description).RunAsync(cancellationToken);
}

[Flags]
internal enum OperationTraits
{
    None = 0,

    /// <summary>May be repeated although it may already have run.</summary>
    RetrySafe = 1,

    /// <summary>An action without a documented response: a body that cannot be read is null, not a failure.</summary>
    AnySuccess = 2,

    /// <summary>A conflict on a retry after a lost response means that the earlier attempt succeeded.</summary>
    ConflictMeansDone = 4,

    /// <summary>The response has undocumented members; those that do not match their properties are reported.</summary>
    Undocumented = 8,

    /// <summary>Asks whether the service can be reached: an error status of the service itself is a success, and no body is read.</summary>
    AnyAnswer = 16,
}
