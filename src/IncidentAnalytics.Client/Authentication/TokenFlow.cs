using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Polly;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// Requests access tokens. Derived types add the content of the request and find the token in the response.
/// </summary>
internal abstract class TokenFlow : ITokenSource
{
    private const long MaxResponseBytes = 1024 * 1024;

    public static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(3650);

    private readonly Uri _address;
    private readonly Secret _secret;
    private readonly TokenFormat _format;
    private readonly TimeProvider _time;
    private readonly string? _userAgent;
    private readonly CallLimits _limits;
    private readonly CallPipeline _pipeline;
    private readonly HttpExchange _exchange;
    private readonly IErrorReader _errors;
    private readonly Operation _operation;
    private readonly SharedTokens? _shared;

    /// <param name="address">The address of the token endpoint.</param>
    /// <param name="secret">The secret, read for each request.</param>
    /// <param name="format">The form of the token.</param>
    /// <param name="errors">Reads the endpoint's error bodies.</param>
    /// <param name="services">The services of the client.</param>
    /// <param name="identity">All but the secret that the tokens depend on.</param>
    protected TokenFlow(
        Uri address,
        Secret secret,
        TokenFormat format,
        IErrorReader errors,
        AuthenticationServices services,
        string?[] identity
    )
    {
        _address = address;
        _secret = secret;
        _format = format;
        _time = services.Time;
        _errors = errors;
        _limits = services.Limits;
        _userAgent = services.UserAgent;
        _pipeline = new CallPipeline("token", services.Time, services.Logger, services.Random);
        _exchange = new HttpExchange(services.TokenClient, errors, services.Time, MaxResponseBytes, showsBody: false);

        // Two requests return two tokens, of which one is not used: harmless.
        _operation = new Operation("token", isRetrySafe: true);
        _shared = services.SharedTokens is { } store ? new SharedTokens(store, identity, secret, CreateCredential, services) : null;
    }

    /// <summary>The rule for the body of a success.</summary>
    protected virtual BodyRule ResponseRule => BodyRule.Required;

    public async Task<AccessToken> AcquireAsync(AccessToken? held, CancellationToken cancellationToken)
    {
        if (_shared is not null && await _shared.FindAsync(held, cancellationToken).ConfigureAwait(false) is { } found)
            return found;

        var request = new TokenCall(this);
        var outcome = await _pipeline
            .RunAsync(request, static (call, token) => call.AttemptAsync(token), cancellationToken)
            .ConfigureAwait(false);
        outcome.ThrowIfException();
        if (_shared is not null)
            await _shared.StoreAsync(outcome.Result!, request.Secret!, cancellationToken).ConfigureAwait(false);
        return outcome.Result!;
    }

    public void Refuse(RequestCredential refused) => _shared?.Refuse(refused);

    /// <summary>Adds the secret and the other parameters to the request.</summary>
    /// <returns>The secret in every form that the request contains.</returns>
    protected abstract string[] AddContent(HttpRequestMessage message, string secret);

    /// <summary>Finds the token in the response; null when there is none.</summary>
    protected abstract string? FindToken(HttpExchangeResult<JsonElement> response);

    /// <summary>Finds the lifetime of the token in seconds; null when there is no valid one.</summary>
    protected abstract double? FindLifetime(JsonElement response);

    private async ValueTask<Outcome<AccessToken>> RequestAsync(TokenCall call, CancellationToken cancellationToken)
    {
        var secret = call.Secret = await _secret.GetAsync(cancellationToken).ConfigureAwait(false);
        Guard.ThrowIfContainsControlCharacter(secret, "Credential");
        ClientTelemetry.TokenRequests.Add(1);
        using var message = new HttpRequestMessage(HttpMethod.Post, _address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_userAgent is not null)
            message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        var secrets = AddContent(message, secret);

        var requestedAt = _time.GetTimestamp();
        var outcome = await _exchange
            .SendAsync(message, AuthenticationJsonContext.Default.JsonElement, ResponseRule, secrets, cancellationToken)
            .ConfigureAwait(false);
        switch (outcome.Exception)
        {
            case null:
                return Read(outcome.Result, secrets, requestedAt);
            // Every 4xx of a token endpoint means that the credentials were refused.
            case ApiException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } e
                when e is not (RateLimitedException or AuthenticationFailedException):
                return Outcome.FromException<AccessToken>(new AuthenticationFailedException(e.Error));
            case var failure:
                return Outcome.FromException<AccessToken>(failure);
        }
    }

    private Outcome<AccessToken> Read(HttpExchangeResult<JsonElement> response, string[] secrets, long requestedAt)
    {
        var token = FindToken(response);
        return string.IsNullOrWhiteSpace(token) && FindRefusal(response, secrets) is { } refusal
            ? Outcome.FromException<AccessToken>(refusal)
            : Outcome.FromResult(CreateToken(token, response, requestedAt));
    }

    /// <exception cref="InvalidResponseException">The token is missing or cannot be sent.</exception>
    private AccessToken CreateToken(string? token, HttpExchangeResult<JsonElement> response, long requestedAt)
    {
        if (string.IsNullOrWhiteSpace(token))
            throw new InvalidResponseException($"the token endpoint's response has no {_format.Name}", response.Response.StatusCode);
        if (!HeaderRules.IsValue(token))
        {
            throw new InvalidResponseException(
                $"the token endpoint's {_format.Name} has characters that no header can carry",
                response.Response.StatusCode
            );
        }

        var lifetime =
            FindLifetime(response.Value) is { } seconds && double.IsFinite(seconds)
                ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, MaxLifetime.TotalSeconds))
                : _format.DefaultLifetime;
        return new AccessToken(CreateCredential(token), requestedAt, lifetime)
        {
            RequestSpan = Activity.Current?.Context ?? default,
            RefreshDelay = _shared?.ChooseRefreshDelay(lifetime) ?? TimeSpan.Zero,
        };
    }

    private RequestCredential CreateCredential(string token) => new(_format.Header, _format.Prefix, token, _format.Name);

    /// <summary>Some endpoints refuse with a success status and an error in place of the token.</summary>
    private AuthenticationFailedException? FindRefusal(HttpExchangeResult<JsonElement> response, string[] secrets)
    {
        var head = response.ReadHead();
        var error = _errors.Read(response.Value, new ApiError { StatusCode = head.StatusCode, RequestId = head.RequestId });
        return error.Code is null ? null : new AuthenticationFailedException(Redaction.Apply(error, secrets));
    }

    /// <summary>The form of a token.</summary>
    /// <param name="Header">The header that carries it to the service.</param>
    /// <param name="Prefix">The text before it in the header.</param>
    /// <param name="Name">Its name in the response.</param>
    /// <param name="DefaultLifetime">Its lifetime when the response has none.</param>
    protected sealed record TokenFormat(string Header, string Prefix, string Name, TimeSpan DefaultLifetime);

    /// <summary>A token request: a call without authentication.</summary>
    private sealed class TokenCall(TokenFlow flow) : Call(flow._operation, flow._limits, flow._time)
    {
        /// <summary>The secret of the last attempt.</summary>
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        public string? Secret { get; set; }

        public ValueTask<Outcome<AccessToken>> AttemptAsync(CancellationToken cancellationToken) =>
            flow._pipeline.RunAttemptAsync(this, flow, static (call, flow, token) => flow.RequestAsync(call, token), cancellationToken);
    }
}

/// <summary>The JSON contract of token endpoints. The members differ between successes and errors.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class AuthenticationJsonContext : JsonSerializerContext;
