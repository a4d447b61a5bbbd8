using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>Requests access tokens with the client credentials grant (RFC 6749, 4.4).</summary>
internal sealed class ClientCredentialsFlow(ClientCredentialsOptions options, AuthenticationServices services)
    : TokenFlow(options.TokenEndpoint!, options.ClientSecret!, OAuthErrorReader.Instance, services)
{
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

    protected override string? FindToken(HttpExchangeResult<JsonElement> answer) => JsonErrorMembers.Find(answer.Value, "access_token");

    protected override AccessToken ToAccessToken(string? token, HttpExchangeResult<JsonElement> answer, long requestedAt) =>
        new(
            ToCredential("Authorization", "Bearer ", token, "access_token", answer),
            requestedAt,
            FindLifetime(answer.Value) ?? options.DefaultLifetime
        );

    /// <summary>
    /// The lifetime: seconds, as a number or, on some servers, as text. Null when the answer states none that can be understood.
    /// </summary>
    private static TimeSpan? FindLifetime(JsonElement answer) =>
        double.TryParse(JsonErrorMembers.Find(answer, "expires_in"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(3650).TotalSeconds))
            : null;

    private static string FormEncode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
