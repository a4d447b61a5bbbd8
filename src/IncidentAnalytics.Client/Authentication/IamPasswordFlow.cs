using System.Net.Http.Headers;
using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>Requests tokens from IAM with a user's password: <c>POST /v3/auth/tokens</c>. The token is in the answer's header.</summary>
internal sealed class IamPasswordFlow(IamPasswordOptions options, AuthenticationServices services)
    : TokenFlow(Address(options.Endpoint!), options.Password!, IamErrorReader.Instance, services)
{
    public const string TokenHeader = "X-Auth-Token";

    private const string AnswerHeader = "X-Subject-Token";

    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(3650);

    /// <summary>The body only tells how long the token lives.</summary>
    protected override BodyRule AnswerRule => BodyRule.MayBeEmpty;

    protected override string[] Fill(HttpRequestMessage message, string secret)
    {
        message.Content = new ByteArrayContent(JsonText.WriteUtf8(writer => Write(writer, secret)));
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return [secret, JsonEncodedText.Encode(secret).ToString()];
    }

    protected override string? FindToken(HttpExchangeResult<JsonElement> answer) =>
        answer.Headers.NonValidated.TryGetValues(AnswerHeader, out var values) ? values.ToString() : null;

    protected override AccessToken ToAccessToken(string? token, HttpExchangeResult<JsonElement> answer, long requestedAt) =>
        new(ToCredential(TokenHeader, "", token, AnswerHeader, answer), requestedAt, FindLifetime(answer.Value) ?? options.DefaultLifetime);

    /// <summary>
    /// The lifetime: from the server's <c>issued_at</c> to its <c>expires_at</c>, so that no clock but the server's own counts.
    /// Null when one of them is missing or cannot be understood.
    /// </summary>
    private static TimeSpan? FindLifetime(JsonElement answer)
    {
        if (
            !IsoInstant.TryParse(JsonErrorMembers.Find(answer, "token.issued_at"), out var issued)
            || !IsoInstant.TryParse(JsonErrorMembers.Find(answer, "token.expires_at"), out var expires)
        )
        {
            return null;
        }

        var lifetime = expires - issued;
        return lifetime < TimeSpan.Zero ? TimeSpan.Zero
            : lifetime > MaxLifetime ? MaxLifetime
            : lifetime;
    }

    /// <summary>Without the catalog of services, which makes the answer, and on old servers the token, many times as long.</summary>
    private static Uri Address(Uri endpoint) => new(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/v3/auth/tokens?nocatalog=true");

    private void Write(Utf8JsonWriter writer, string password)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("auth");

        writer.WriteStartObject("identity");
        writer.WriteStartArray("methods");
        writer.WriteStringValue("password");
        writer.WriteEndArray();
        writer.WriteStartObject("password");
        writer.WriteStartObject("user");
        writer.WriteString("name", options.UserName);
        writer.WriteString("password", password);
        WriteReference(writer, "domain", "name", options.DomainName!);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();

        writer.WriteStartObject("scope");
        if (options.ProjectId is { } id)
            WriteReference(writer, "project", "id", id);
        else if (options.ProjectName is { } name)
            WriteReference(writer, "project", "name", name);
        else
            WriteReference(writer, "domain", "name", options.DomainName!);
        writer.WriteEndObject();

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary><c>"project":{"name":"…"}</c></summary>
    private static void WriteReference(Utf8JsonWriter writer, string what, string by, string value)
    {
        writer.WriteStartObject(what);
        writer.WriteString(by, value);
        writer.WriteEndObject();
    }
}
