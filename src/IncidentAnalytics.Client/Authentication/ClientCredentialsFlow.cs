using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>Requests access tokens with the client credentials grant (RFC 6749, 4.4).</summary>
internal sealed class ClientCredentialsFlow
{
    private const long MaxResponseBytes = 1024 * 1024;

    private static readonly CallLimits Limits = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), MaxRetries: 2);

    private readonly ClientCredentialsOptions _options;
    private readonly TimeProvider _time;
    private readonly string? _userAgent;
    private readonly CallPipeline _pipeline;
    private readonly HttpExchange _exchange;
    private readonly Operation _operation;

    public ClientCredentialsFlow(ClientCredentialsOptions options, AuthenticationServices services)
    {
        _options = options;
        _time = services.Time;
        _userAgent = services.UserAgent;
        _pipeline = new CallPipeline("token", new RetryRules(), services.Time, services.Logger, services.Random);
        _exchange = new HttpExchange(services.TokenClient, OAuthErrorReader.Instance, services.Time, MaxResponseBytes, showsBody: false);

        // Asking twice yields two tokens, of which one is thrown away: harmless.
        _operation = new Operation("token", HttpMethod.Post, options.TokenEndpoint!.AbsolutePath, IsRetrySafe: true);
    }

    public Task<AccessToken> AcquireAsync(CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(
            _operation,
            Limits,
            static (call, flow, token) => call.AttemptAsync(static (flow, token) => flow.RequestAsync(token), flow, token),
            this,
            cancellationToken);

    private async ValueTask<AccessToken> RequestAsync(CancellationToken cancellationToken)
    {
        var secret = await _options.ClientSecret!.GetAsync(cancellationToken).ConfigureAwait(false);
        ClientTelemetry.TokenRequests.Add(1);
        using var message = CreateMessage(secret);
        var requestedAt = _time.GetTimestamp();
        try
        {
            var answer = await _exchange.SendAsync(
                message, AuthenticationJsonContext.Default.TokenResponse, allowsEmpty: false, Secrets(secret, message), cancellationToken).ConfigureAwait(false);
            return ToToken(answer.Value, requestedAt);
        }
        catch (ApiException e) when ((int)e.StatusCode is >= 400 and < 500 && e is not (RateLimitedException or AuthenticationFailedException))
        {
            // Whatever 4xx the endpoint chose, what it says is that these credentials get no token.
            throw new AuthenticationFailedException(e.Error);
        }
    }

    private AccessToken ToToken(TokenResponse answer, long requestedAt)
    {
        if (string.IsNullOrWhiteSpace(answer.AccessToken))
            throw new InvalidResponseException("the token endpoint's answer has no access_token", HttpStatusCode.OK);
        if (!HeaderValue.IsValid(answer.AccessToken))
            throw new InvalidResponseException("the token endpoint's access_token has characters that no header can carry", HttpStatusCode.OK);

        var credential = new RequestCredential("Authorization", "Bearer ", answer.AccessToken, "access_token");
        return new AccessToken(credential, requestedAt, answer.Lifetime ?? _options.DefaultLifetime);
    }

    private HttpRequestMessage CreateMessage(string secret)
    {
        var form = new StringBuilder("grant_type=client_credentials");
        var message = new HttpRequestMessage(HttpMethod.Post, _options.TokenEndpoint);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_userAgent is not null)
            message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);

        if (_options.ClientAuthentication == ClientAuthentication.ClientSecretBasic)
        {
            var pair = $"{FormEncode(_options.ClientId!)}:{FormEncode(secret)}";
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            form.Append("&client_id=").Append(FormEncode(_options.ClientId!)).Append("&client_secret=").Append(FormEncode(secret));
        }

        if (!string.IsNullOrWhiteSpace(_options.Scope))
            form.Append("&scope=").Append(FormEncode(_options.Scope));

        message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(form.ToString()));
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return message;
    }

    /// <summary>The secret in every form in which the message carries it.</summary>
    private static string[] Secrets(string secret, HttpRequestMessage message) =>
        message.Headers.Authorization?.Parameter is { } basic ? [secret, FormEncode(secret), basic] : [secret, FormEncode(secret)];

    private static string FormEncode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
