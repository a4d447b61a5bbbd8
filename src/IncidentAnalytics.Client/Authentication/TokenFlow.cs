using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Validation;
using Polly;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// Requests access tokens: what is the same for every kind of token endpoint. A kind says what is sent and where in the answer
/// the token is.
/// </summary>
internal abstract class TokenFlow
{
    private const long MaxResponseBytes = 1024 * 1024;

    private readonly Uri _address;
    private readonly Secret _secret;
    private readonly TimeProvider _time;
    private readonly string? _userAgent;
    private readonly CallLimits _limits;
    private readonly CallPipeline _pipeline;
    private readonly HttpExchange _exchange;
    private readonly IErrorReader _errors;
    private readonly Operation _operation;

    /// <param name="address">Where tokens are requested.</param>
    /// <param name="secret">What proves who asks; asked for with each request.</param>
    /// <param name="errors">Understands the endpoint's error bodies.</param>
    /// <param name="services">The client's.</param>
    protected TokenFlow(Uri address, Secret secret, IErrorReader errors, AuthenticationServices services)
    {
        _address = address;
        _secret = secret;
        _time = services.Time;
        _errors = errors;
        _limits = services.Limits;
        _userAgent = services.UserAgent;
        _pipeline = new CallPipeline("token", services.Time, services.Logger, services.Random);
        _exchange = new HttpExchange(services.TokenClient, errors, services.Time, MaxResponseBytes, showsBody: false);

        // Asking twice yields two tokens, of which one is thrown away: harmless.
        _operation = new Operation("token", isRetrySafe: true);
    }

    /// <summary>What the body of a success has to be.</summary>
    protected virtual BodyRule AnswerRule => BodyRule.Required;

    public async Task<AccessToken> AcquireAsync(CancellationToken cancellationToken)
    {
        var outcome = await _pipeline
            .RunAsync(new TokenCall(this), static (call, token) => call.AttemptAsync(token), cancellationToken)
            .ConfigureAwait(false);
        outcome.ThrowIfException();
        return outcome.Result!;
    }

    /// <summary>Puts the secret and all that belongs to it into the request.</summary>
    /// <returns>The secret in every form in which the request now carries it.</returns>
    protected abstract string[] Fill(HttpRequestMessage message, string secret);

    /// <summary>Finds the token where the kind of endpoint has it; null when it is not there.</summary>
    protected abstract string? FindToken(HttpExchangeResult<JsonElement> answer);

    protected abstract AccessToken ToAccessToken(string? token, HttpExchangeResult<JsonElement> answer, long requestedAt);

    /// <summary>The header that carries a token to a service.</summary>
    /// <param name="header">The header's name.</param>
    /// <param name="prefix">What stands before the token.</param>
    /// <param name="token">The token as it was found in the answer; null when it was not.</param>
    /// <param name="name">What the endpoint calls it.</param>
    /// <param name="answer">Where it was found.</param>
    /// <exception cref="InvalidResponseException">There is no token, or none that can be sent.</exception>
    protected static RequestCredential ToCredential(
        string header,
        string prefix,
        string? token,
        string name,
        HttpExchangeResult<JsonElement> answer
    )
    {
        if (string.IsNullOrWhiteSpace(token))
            throw new InvalidResponseException($"the token endpoint's answer has no {name}", answer.StatusCode);
        if (!HeaderSyntax.IsValue(token))
            throw new InvalidResponseException($"the token endpoint's {name} has characters that no header can carry", answer.StatusCode);

        return new RequestCredential(header, prefix, token, name);
    }

    private async ValueTask<Outcome<AccessToken>> RequestAsync(CancellationToken cancellationToken)
    {
        var secret = await _secret.GetAsync(cancellationToken).ConfigureAwait(false);
        Guard.ThrowIfContainsControlCharacter(secret, "Credential");
        ClientTelemetry.TokenRequests.Add(1);
        using var message = new HttpRequestMessage(HttpMethod.Post, _address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_userAgent is not null)
            message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        var secrets = Fill(message, secret);

        var requestedAt = _time.GetTimestamp();
        var outcome = await _exchange
            .SendAsync(message, AuthenticationJsonContext.Default.JsonElement, AnswerRule, secrets, cancellationToken)
            .ConfigureAwait(false);
        switch (outcome.Exception)
        {
            case null:
                return Read(outcome.Result, secrets, requestedAt);
            // Whatever 4xx the endpoint chose, what it says is that these credentials get no token.
            case ApiException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } e
                when e is not (RateLimitedException or AuthenticationFailedException):
                return Outcome.FromException<AccessToken>(new AuthenticationFailedException(e.Error));
            case var failure:
                return Outcome.FromException<AccessToken>(failure);
        }
    }

    private Outcome<AccessToken> Read(HttpExchangeResult<JsonElement> answer, string[] secrets, long requestedAt)
    {
        var token = FindToken(answer);
        return string.IsNullOrWhiteSpace(token) && FindRefusal(answer, secrets) is { } refusal
            ? Outcome.FromException<AccessToken>(refusal)
            : Outcome.FromResult(ToAccessToken(token, answer, requestedAt));
    }

    /// <summary>Some endpoints refuse with a success status: the body is then an error's, without a token.</summary>
    private AuthenticationFailedException? FindRefusal(HttpExchangeResult<JsonElement> answer, string[] secrets)
    {
        var error = _errors.Read(answer.Value, new ApiError { StatusCode = answer.StatusCode, RequestId = answer.RequestId });
        return error.Code is null ? null : new AuthenticationFailedException(Redaction.Apply(error, secrets));
    }

    /// <summary>One request for a token: a call without the step that authenticates.</summary>
    private sealed class TokenCall(TokenFlow flow) : Call(flow._operation, flow._limits, flow._time)
    {
        public ValueTask<Outcome<AccessToken>> AttemptAsync(CancellationToken cancellationToken) =>
            flow._pipeline.RunAttemptAsync(this, static (call, token) => call.RequestAsync(token), cancellationToken);

        private ValueTask<Outcome<AccessToken>> RequestAsync(CancellationToken cancellationToken) => flow.RequestAsync(cancellationToken);
    }
}
