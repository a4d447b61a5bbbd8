using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// Requests access tokens: what is the same for every kind of token endpoint. A kind says what is sent and where in the answer
/// the token is.
/// </summary>
/// <typeparam name="TAnswer">The body of a success.</typeparam>
internal abstract class TokenFlow<TAnswer>
{
    private const long MaxResponseBytes = 1024 * 1024;

    private readonly Uri _address;
    private readonly Secret _secret;
    private readonly TimeProvider _time;
    private readonly string? _userAgent;
    private readonly CallLimits _limits;
    private readonly CallPipeline _pipeline;
    private readonly HttpExchange _exchange;
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
        _limits = services.Limits;
        _userAgent = services.UserAgent;
        _pipeline = new CallPipeline("token", services.Time, services.Logger, services.Random);
        _exchange = new HttpExchange(services.TokenClient, errors, services.Time, MaxResponseBytes, showsBody: false);

        // Asking twice yields two tokens, of which one is thrown away: harmless.
        _operation = new Operation("token", isRetrySafe: true);
    }

    protected abstract JsonTypeInfo<TAnswer> AnswerType { get; }

    /// <summary>What the body of a success has to be.</summary>
    protected virtual BodyRule AnswerRule => BodyRule.Required;

    public Task<AccessToken> AcquireAsync(CancellationToken cancellationToken) =>
        _pipeline.RunAsync(new TokenCall(this), static (call, token) => call.AttemptAsync(token), cancellationToken);

    /// <summary>Puts the secret and all that belongs to it into the request.</summary>
    /// <returns>The secret in every form in which the request now carries it.</returns>
    protected abstract string[] Fill(HttpRequestMessage message, string secret);

    protected abstract AccessToken ReadToken(HttpExchangeResult<TAnswer> answer, long requestedAt);

    /// <summary>The header that carries a token to a service.</summary>
    /// <param name="header">The header's name.</param>
    /// <param name="prefix">What stands before the token.</param>
    /// <param name="token">The token as it was found in the answer; null when it was not.</param>
    /// <param name="name">What the endpoint calls it.</param>
    /// <param name="answer">Where it was found.</param>
    /// <exception cref="InvalidResponseException">There is no token, or none that can be sent.</exception>
    protected static RequestCredential ToCredential(string header, string prefix, string? token, string name, HttpExchangeResult<TAnswer> answer)
    {
        if (string.IsNullOrWhiteSpace(token))
            throw new InvalidResponseException($"the token endpoint's answer has no {name}", answer.StatusCode);
        if (!HeaderValue.IsValid(token))
            throw new InvalidResponseException($"the token endpoint's {name} has characters that no header can carry", answer.StatusCode);

        return new RequestCredential(header, prefix, token, name);
    }

    /// <summary>A refusal that came with a success status.</summary>
    protected static AuthenticationFailedException Refused(HttpExchangeResult<TAnswer> answer, ApiError error) =>
        new(error with { RequestId = answer.RequestId });

    private async ValueTask<AccessToken> RequestAsync(CancellationToken cancellationToken)
    {
        var secret = await _secret.GetAsync(cancellationToken).ConfigureAwait(false);
        ClientTelemetry.TokenRequests.Add(1);
        using var message = new HttpRequestMessage(HttpMethod.Post, _address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_userAgent is not null)
            message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        var secrets = Fill(message, secret);

        var requestedAt = _time.GetTimestamp();
        try
        {
            var answer = await _exchange.SendAsync(message, AnswerType, AnswerRule, secrets, cancellationToken).ConfigureAwait(false);
            return ReadToken(answer, requestedAt);
        }
        catch (AuthenticationFailedException e) when ((int)e.StatusCode is >= 200 and < 300)
        {
            throw new AuthenticationFailedException(Redaction.Apply(e.Error, secrets));
        }
        catch (ApiException e) when ((int)e.StatusCode is >= 400 and < 500 && e is not (RateLimitedException or AuthenticationFailedException))
        {
            // Whatever 4xx the endpoint chose, what it says is that these credentials get no token.
            throw new AuthenticationFailedException(e.Error);
        }
    }

    /// <summary>One request for a token: a call without the step that authenticates.</summary>
    private sealed class TokenCall(TokenFlow<TAnswer> flow) : Call(flow._operation, flow._limits, flow._time)
    {
        public ValueTask<AccessToken> AttemptAsync(CancellationToken cancellationToken) =>
            flow._pipeline.RunAttemptAsync(this, static (call, token) => call.RequestAsync(token), cancellationToken);

        private ValueTask<AccessToken> RequestAsync(CancellationToken cancellationToken) => flow.RequestAsync(cancellationToken);
    }
}
