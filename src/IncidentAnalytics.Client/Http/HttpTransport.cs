using System.Text.Json.Serialization.Metadata;
using IncidentAnalytics.Client.Authentication;

namespace IncidentAnalytics.Client.Http;

/// <summary>
/// Sends calls over HTTP. Each attempt is a fresh message with a fresh look at the credential; the body is the same bytes
/// every time.
/// </summary>
internal sealed class HttpTransport(ServiceConnection connection) : ApiTransport
{
    /// <summary>The most characters that <see cref="Uri"/> takes on every version of the platform.</summary>
    public const int MaxAddressCharacters = 65_519;

    private readonly string _root = connection.BaseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/');
    private readonly HttpExchange _exchange = new(connection.Client, connection.Errors, connection.Pipeline.Time, connection.MaxResponseBytes);

    public override Task<ApiResponse<T>> SendAsync<T>(ApiCall call, JsonTypeInfo<T> resultType, CancellationToken cancellationToken)
    {
        var headers = call.Options?.CheckAndCopyHeaders() ?? [];
        if (_root.Length + call.PathAndQuery.Length > MaxAddressCharacters)
            throw new ArgumentException($"{call.Operation.Name} would have an address of more than the {MaxAddressCharacters} characters that are possible.");
        return connection.Pipeline.ExecuteAsync(
            call.Operation,
            call.Options.ApplyTo(connection.Limits),
            static (state, request, token) => request.Transport.SendAuthenticatedAsync(state, request, token),
            new Request<T>(this, call, headers, new Uri(_root + call.PathAndQuery), resultType),
            cancellationToken);
    }

    private async ValueTask<ApiResponse<T>> SendAuthenticatedAsync<T>(CallState state, Request<T> request, CancellationToken cancellationToken)
    {
        await state.WaitUntilDueAsync(cancellationToken).ConfigureAwait(false);
        var credential = await connection.Authenticator.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await AttemptAsync(state, request, credential, cancellationToken).ConfigureAwait(false);
        }
        catch (AuthenticationFailedException e) when (e.Operation is null && state.TryClaimRenewal())
        {
            // Refused before it was executed, so even a create may be sent once more.
            var renewed = await connection.Authenticator.RenewAsync(credential, cancellationToken).ConfigureAwait(false);
            if (renewed is null)
                throw;

            CallLog.CredentialRefused(connection.Pipeline.Logger, state.Operation.Name);
            return await AttemptAsync(state, request, renewed, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ValueTask<ApiResponse<T>> AttemptAsync<T>(
        CallState state, Request<T> request, RequestCredential credential, CancellationToken cancellationToken) =>
        state.AttemptAsync(
            static (s, token) => s.request.Transport.ExchangeAsync(s.request, s.credential, token), (request, credential), cancellationToken);

    private async ValueTask<ApiResponse<T>> ExchangeAsync<T>(Request<T> request, RequestCredential credential, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(request.Call, request.Headers, request.Address, credential);
        var answer = await _exchange.SendAsync(
            message, request.ResultType, request.Call.AllowsEmpty, credential.Secrets, cancellationToken).ConfigureAwait(false);
        return new ApiResponse<T>(answer.Value, answer.StatusCode, answer.Headers, answer.RequestId);
    }

    private HttpRequestMessage CreateMessage(ApiCall call, KeyValuePair<string, string>[] headers, Uri address, RequestCredential credential)
    {
        var message = new HttpRequestMessage(call.Operation.Method, address);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", connection.UserAgent);
        foreach (var (name, value) in call.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        credential.ApplyTo(message);

        // A request without content is sent a second time by the HTTP stack itself when a kept connection dies under it, even
        // after the server has executed it. Content, be it empty, leaves that decision to the retry rules.
        if (call.Operation.Method != HttpMethod.Get)
        {
            message.Content = new ByteArrayContent(call.JsonBody ?? []);
            if (call.JsonBody is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        return message;
    }

    private readonly record struct Request<T>(
        HttpTransport Transport, ApiCall Call, KeyValuePair<string, string>[] Headers, Uri Address, JsonTypeInfo<T> ResultType);
}
