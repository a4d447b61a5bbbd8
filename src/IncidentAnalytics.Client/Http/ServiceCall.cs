using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IncidentAnalytics.Client.Authentication;
using Polly;

namespace IncidentAnalytics.Client.Http;

/// <summary>
/// One call of a service, from the message that Refit built to the value of the response. The methods are the steps, in their order:
/// call and retry, authenticate, attempt, exchange. A failure is returned as an <see cref="Outcome{TResult}"/> and thrown once, at the
/// top, because rethrowing in every step is slow.
/// </summary>
/// <remarks>
/// The steps below the call are pooled state machines. A GET allocates 4.0 KB, Refit's message and methods included; <c>HttpClient</c> alone
/// allocates 2.4 KB.
/// </remarks>
internal sealed class ServiceCall<T> : Call
{
    private static readonly HttpRequestOptionsKey<RequestOptions?> OptionsKey = new("options");

    private readonly ServiceConnection _connection;
    private readonly Operation<T> _operation;
    private readonly HttpRequestMessage _description;
    private readonly RequestOptions? _options;
    private readonly KeyValuePair<string, string>[] _extraHeaders;
    private ConcurrentQueue<(T Value, ResponseHead Head)>? _responses;

    /// <param name="connection">The connection to the service.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="description">The message that Refit built: method, address, body, headers and options of the call.</param>
    /// <exception cref="ArgumentException">An option or a header cannot be sent, or the address is too long.</exception>
    public ServiceCall(ServiceConnection connection, Operation<T> operation, HttpRequestMessage description)
        : this(connection, operation, description, description.Options.TryGetValue(OptionsKey, out var options) ? options : null) { }

    private ServiceCall(ServiceConnection connection, Operation<T> operation, HttpRequestMessage description, RequestOptions? options)
        : base(operation, options.ApplyTo(connection.Limits), connection.Pipeline.Time)
    {
        _connection = connection;
        _operation = operation;
        _description = description;
        _options = options;
        _extraHeaders = options?.ValidateAndCopyHeaders() ?? [];
        foreach (var (name, values) in description.Headers.NonValidated)
            Guard.ThrowIfNotHeaderValue(values.ToString(), name);
        if (description.RequestUri!.OriginalString.Length > UrlValueFormatter.MaxAddressLength)
        {
            throw new ArgumentException(
                $"The address of {operation.Name} would have more than {UrlValueFormatter.MaxAddressLength} characters."
            );
        }
    }

    /// <summary>The value of the response, after the call.</summary>
    public T Value { get; private set; } = default!;

    /// <summary>Call and retry: the span, the timeout of the whole call, and the retries around everything below.</summary>
    /// <returns>The response that Refit receives, which has the value.</returns>
    public async Task<HttpResponseMessage> RunAsync(CancellationToken cancellationToken)
    {
        var outcome = await _connection
            .Pipeline.RunAsync(this, static (call, token) => call.AuthenticateAsync(token), cancellationToken)
            .ConfigureAwait(false);
        outcome.ThrowIfException();
        Value = outcome.Result!;
        return new HttpResponseMessage { Content = new CallContent<T>(this), RequestMessage = _description };
    }

    /// <summary>Calls <see cref="RequestOptions.OnResponse"/>.</summary>
    public void ReportResponse()
    {
        if (_options?.OnResponse is { } onResponse && FindResponse(Value) is { } response)
            onResponse(new ResponseInfo(response.StatusCode, response.Headers, response.RequestId, Attempts, Elapsed));
    }

    /// <summary>Authenticate: the credential, and one more attempt with a renewed one after a 401.</summary>
    private ValueTask<Outcome<T>> AuthenticateAsync(CancellationToken cancellationToken) =>
        _connection.Authenticator.RunAsync(
            this,
            static (call, credential, token) => call.AttemptAsync(credential, token),
            _connection.Pipeline.Logger,
            cancellationToken
        );

    /// <summary>Attempt: its own timeout, and its line in the log of attempts.</summary>
    private ValueTask<Outcome<T>> AttemptAsync(RequestCredential credential, CancellationToken cancellationToken) =>
        _connection.Pipeline.RunAttemptAsync(
            this,
            credential,
            static (call, credential, token) => call.ExchangeAsync(credential, token),
            cancellationToken
        );

    /// <summary>Exchange: a new message, the response's headers, and the whole body.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<T>> ExchangeAsync(RequestCredential credential, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(credential);
        var drift = _operation.ReportsDrift ? ResponseDrift.Begin() : null;
        var outcome = await _connection
            .Exchange.SendAsync(message, _operation.ResponseType, _operation.BodyRule, credential.Secrets, cancellationToken)
            .ConfigureAwait(false);
        switch (outcome.Exception)
        {
            case null:
                if (_options?.OnResponse is not null)
                    AddResponse(outcome.Result.Value, outcome.Result.ReadHead());
                if (drift is { Members.Count: > 0 })
                    _connection.DriftReport.Report(_operation.Name, drift.Members);
                return Outcome.FromResult(outcome.Result.Value);
            case ConflictException e when _operation.ConflictMeansDone && HasLostResponse:
                // An attempt before this one did the work; only its response was lost.
                AddResponse(default!, new ResponseHead(e.StatusCode, new HttpResponseMessage().Headers, e.RequestId));
                return Outcome.FromResult<T>(default!);
            case var failure:
                return Outcome.FromException<T>(failure);
        }
    }

    /// <remarks>There is one response, unless a strategy of the user, such as hedging, runs attempts at the same time.</remarks>
    private void AddResponse(T value, ResponseHead head) =>
        LazyInitializer.EnsureInitialized(ref _responses, static () => new()).Enqueue((value, head));

    /// <summary>Finds the response of a value; null when a strategy of the user made the value.</summary>
    private ResponseHead? FindResponse(T? value)
    {
        foreach (var (answer, head) in _responses ?? [])
        {
            if (ReferenceEquals(answer, value))
                return head;
        }

        return null;
    }

    private HttpRequestMessage CreateMessage(RequestCredential credential)
    {
        var message = new HttpRequestMessage(_description.Method, _description.RequestUri);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", _connection.UserAgent);
        foreach (var (name, values) in _description.Headers.NonValidated)
            message.Headers.TryAddWithoutValidation(name, values.ToString());
        foreach (var (name, value) in _extraHeaders)
            message.Headers.TryAddWithoutValidation(name, value);
        credential.ApplyTo(message);

        // A request without content is sent a second time by the HTTP stack itself when a kept connection dies under it, even
        // after the server has executed it. Content, be it empty, leaves that decision to the retry rules.
        if (_description.Method != HttpMethod.Get)
            message.Content = _description.Content is JsonBody body ? new JsonBody(body.Bytes) : new ByteArrayContent([]);

        return message;
    }
}
