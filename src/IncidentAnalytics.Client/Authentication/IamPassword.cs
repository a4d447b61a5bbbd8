using System.Net.Http.Headers;
using System.Text.Json;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>IAM tokens, obtained with a user's password.</summary>
internal sealed class IamPasswordCredential(IamPasswordOptions options) : Credential
{
    internal override string? ProjectId => options.ProjectId;

    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        services.CreateTokenAuthenticator(
            new Key(
                options.Endpoint!,
                options.DomainName!,
                options.UserName!,
                options.ProjectName,
                options.ProjectId,
                new SecretIdentity(options.Password!)
            ),
            () => new IamPasswordFlow(options, services)
        );

    private sealed record Key(
        Uri Endpoint,
        string DomainName,
        string UserName,
        string? ProjectName,
        string? ProjectId,
        SecretIdentity Password
    ) : TokenKey;
}

/// <summary>Requests tokens from IAM with a user's password: <c>POST /v3/auth/tokens</c>. The token is in a header of the response.</summary>
internal sealed class IamPasswordFlow(IamPasswordOptions options, AuthenticationServices services)
    : TokenFlow(
        CreateAddress(options.Endpoint!),
        options.Password!,
        new TokenFormat(TokenHeader, "", ResponseHeader, options.DefaultLifetime),
        IamErrorReader.Instance,
        services,
        ["iam_password", options.Endpoint!.AbsoluteUri, options.DomainName, options.UserName, options.ProjectName, options.ProjectId]
    )
{
    public const string TokenHeader = "X-Auth-Token";

    private const string ResponseHeader = "X-Subject-Token";

    /// <summary>The body holds only the lifetime of the token.</summary>
    protected override BodyRule ResponseRule => BodyRule.MayBeEmpty;

    protected override string[] AddContent(HttpRequestMessage message, string secret)
    {
        message.Content = new ByteArrayContent(JsonText.WriteUtf8(writer => Write(writer, secret)));
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return [secret, JsonEncodedText.Encode(secret).ToString()];
    }

    protected override string? FindToken(HttpExchangeResult<JsonElement> response) =>
        response.Response.Headers.NonValidated.TryGetValues(ResponseHeader, out var values) ? values.ToString() : null;

    /// <summary>From <c>issued_at</c> to <c>expires_at</c>, both on the server's clock.</summary>
    protected override double? FindLifetime(JsonElement response) =>
        IsoInstant.TryParse(JsonErrorMembers.Find(response, "token.issued_at"), out var issued)
        && IsoInstant.TryParse(JsonErrorMembers.Find(response, "token.expires_at"), out var expires)
            ? (expires - issued).TotalSeconds
            : null;

    /// <summary>Excludes the service catalog, which makes the response, and on old servers the token, many times longer.</summary>
    private static Uri CreateAddress(Uri endpoint) =>
        new(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/v3/auth/tokens?nocatalog=true");

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
    private static void WriteReference(Utf8JsonWriter writer, string type, string key, string value)
    {
        writer.WriteStartObject(type);
        writer.WriteString(key, value);
        writer.WriteEndObject();
    }
}

/// <summary>
/// Reads errors of IAM, <c>{"error":{"message","code","title"}}</c> with a number as code, and of the gateway in front of it,
/// <c>{error_code, error_msg, request_id}</c>.
/// </summary>
internal sealed class IamErrorReader : IErrorReader
{
    public static readonly IamErrorReader Instance = new();

    public ApiError Read(JsonElement body, ApiError error) =>
        error with
        {
            Code = JsonErrorMembers.Find(body, "error.code", "error_code", "code", "error"),
            Type = JsonErrorMembers.Find(body, "error.title", "error_type"),
            Message = JsonErrorMembers.Find(body, "error.message", "error_msg", "error_message", "message", "error"),
            RequestId = JsonErrorMembers.Find(body, "request_id", "trace_id") ?? error.RequestId,
        };
}
