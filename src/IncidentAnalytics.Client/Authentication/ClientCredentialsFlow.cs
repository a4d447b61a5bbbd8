using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>Requests access tokens with the client credentials grant (RFC 6749, 4.4).</summary>
internal sealed class ClientCredentialsFlow(ClientCredentialsOptions options, AuthenticationServices services)
    : TokenFlow<TokenResponse>(options.TokenEndpoint!, options.ClientSecret!, OAuthErrorReader.Instance, services)
{
    protected override JsonTypeInfo<TokenResponse> AnswerType => AuthenticationJsonContext.Default.TokenResponse;

    protected override string[] Fill(HttpRequestMessage message, string secret)
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

    protected override AccessToken ReadToken(HttpExchangeResult<TokenResponse> answer, long requestedAt)
    {
        var token = answer.Value.AccessToken;
        if (string.IsNullOrWhiteSpace(token) && JsonErrorMembers.Text(answer.Value.Error) is { Length: > 0 } code)
        {
            throw Refused(answer, new ApiError
            {
                StatusCode = answer.StatusCode,
                Code = code,
                Message = JsonErrorMembers.Text(answer.Value.ErrorDescription) ?? code,
                Details = JsonErrorMembers.Text(answer.Value.ErrorUri),
            });
        }

        return new(
            ToCredential("Authorization", "Bearer ", token, "access_token", answer),
            requestedAt,
            answer.Value.Lifetime ?? options.DefaultLifetime);
    }

    private static string FormEncode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
