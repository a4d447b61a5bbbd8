using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>OAuth 2.0 client credentials.</summary>
internal sealed class ClientCredentialsCredential(ClientCredentialsOptions options) : Credential
{
    internal override string? ClientId => options.ClientId;

    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        services.CreateTokenAuthenticator(
            new Key(options.TokenEndpoint!, options.ClientId!, options.Scope, new SecretIdentity(options.ClientSecret!)),
            () => new ClientCredentialsFlow(options, services)
        );

    private sealed record Key(Uri TokenEndpoint, string ClientId, string? Scope, SecretIdentity Secret) : TokenKey;
}

/// <summary>Requests access tokens with the client credentials grant (RFC 6749, 4.4).</summary>
internal sealed class ClientCredentialsFlow(ClientCredentialsOptions options, AuthenticationServices services)
    : TokenFlow(
        options.TokenEndpoint!,
        options.ClientSecret!,
        new TokenFormat("Authorization", "Bearer ", TokenMember, options.DefaultLifetime),
        OAuthErrorReader.Instance,
        services,
        ["client_credentials", options.TokenEndpoint!.AbsoluteUri, options.ClientId, options.Scope]
    )
{
    private const string TokenMember = "access_token";

    protected override string[] AddContent(HttpRequestMessage message, string secret)
    {
        var encodedSecret = FormEncode(secret);
        var secrets = new List<string> { secret, encodedSecret };
        var form = new StringBuilder("grant_type=client_credentials");
        if (options.ClientAuthentication == ClientAuthentication.ClientSecretBasic)
        {
            var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{FormEncode(options.ClientId!)}:{encodedSecret}"));
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
            secrets.Add(pair);
        }
        else
        {
            form.Append("&client_id=").Append(FormEncode(options.ClientId!)).Append("&client_secret=").Append(encodedSecret);
        }

        if (!string.IsNullOrWhiteSpace(options.Scope))
            form.Append("&scope=").Append(FormEncode(options.Scope));

        message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(form.ToString()));
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return [.. secrets];
    }

    protected override string? FindToken(HttpExchangeResult<JsonElement> response) => JsonErrorMembers.Find(response.Value, TokenMember);

    /// <summary>Finds a number or, on some servers, a string.</summary>
    protected override double? FindLifetime(JsonElement response) =>
        double.TryParse(JsonErrorMembers.Find(response, "expires_in"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;

    private static string FormEncode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}

/// <summary>Reads errors of token endpoints (RFC 6749, 5.2): <c>error</c>, <c>error_description</c>, <c>error_uri</c>; and those of gateways.</summary>
internal sealed class OAuthErrorReader : IErrorReader
{
    public static readonly OAuthErrorReader Instance = new();

    public ApiError Read(JsonElement body, ApiError error) =>
        error with
        {
            Code = JsonErrorMembers.Find(body, "error", "error.code", "error_code", "code"),
            Message = JsonErrorMembers.Find(
                body,
                "error_description",
                "error.message",
                "error_msg",
                "error_message",
                "message",
                "detail",
                "error"
            ),
            Details = JsonErrorMembers.Find(body, "error_uri"),
        };
}
