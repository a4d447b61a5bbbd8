using System.Collections.Concurrent;
using IncidentAnalytics.Client.Authentication;
using Polly;

namespace IncidentAnalytics.Client.Http;

/// <summary>
/// One call of a service, from the message that Refit built to the value of the response. The methods are the steps, in their order:
/// call and retry, authenticate, attempt, exchange. A failure is returned as an <see cref="Outcome{TResult}"/> and thrown once, at the
/// top, because rethrowing in every step is slow.
/// </summary>
internal sealed class ServiceCall<T> : Call
{
    private static readonly HttpRequestOptionsKey<RequestOptions?> OptionsKey = new("options");

    private readonly ServiceConnection _connection;
    private readonly Operation<T> _operation;
    private readonly HttpRequestMessage _description;
    private readonly RequestOptions? _options;
    private readonly KeyValuePair<string, string>[] _extraHeaders;
    private HttpExchangeResult<T> _response;
    private int _responses;
    private ConcurrentQueue<HttpExchangeResult<T>>? _furtherResponses;

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

    /// <summary>Call and retry: the span, the timeout of the whole call, and the retries around everything below.</summary>
    public async Task<T> RunAsync(CancellationToken cancellationToken)
    {
        var outcome = await _connection
            .Pipeline.RunAsync(this, static (call, token) => call.AuthenticateAsync(token), cancellationToken)
            .ConfigureAwait(false);
        outcome.ThrowIfException();
        if (_options?.OnResponse is { } onResponse && FindResponse(outcome.Result) is { } response)
            onResponse(new ResponseInfo(response.StatusCode, response.Headers, response.RequestId, Attempts, Elapsed));
        return outcome.Result!;
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
    private async ValueTask<Outcome<T>> ExchangeAsync(RequestCredential credential, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(credential);
        var drift = _operation.ReportsDrift ? ResponseDrift.Begin() : null;
        var outcome = await _connection
            .Exchange.SendAsync(message, _operation.ResponseType, _operation.BodyRule, credential.Secrets, cancellationToken)
            .ConfigureAwait(false);
        HttpExchangeResult<T> response;
        switch (outcome.Exception)
        {
            case null:
                response = outcome.Result;
                break;
            case ConflictException e when _operation.ConflictMeansDone && HasLostResponse:
                // An attempt before this one did the work; only its response was lost.
                response = new HttpExchangeResult<T>(default!, e.StatusCode, new HttpResponseMessage().Headers, e.RequestId);
                break;
            case var failure:
                return Fail<T>(failure);
        }

        AddResponse(response);
        if (drift is { Members.Count: > 0 })
            _connection.DriftReport.Report(_operation.Name, drift.Members);
        return Outcome.FromResult(response.Value);
    }

    /// <remarks>There is one response, unless a strategy of the user, such as hedging, runs attempts at the same time.</remarks>
    private void AddResponse(HttpExchangeResult<T> response)
    {
        if (Interlocked.Increment(ref _responses) == 1)
            _response = response;
        else
            LazyInitializer.EnsureInitialized(ref _furtherResponses, static () => new()).Enqueue(response);
    }

    /// <summary>Finds the response of a value; null when a strategy of the user made the value.</summary>
    private HttpExchangeResult<T>? FindResponse(T? value)
    {
        if (_responses > 0 && ReferenceEquals(_response.Value, value))
            return _response;
        foreach (var response in _furtherResponses ?? [])
        {
            if (ReferenceEquals(response.Value, value))
                return response;
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
