using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary>
/// <c>POST /_reference/tokens</c> and <c>/_reference/tokens/iam</c>: how a token endpoint behaves from now on. Every member is optional;
/// <c>expires_in</c> is OAuth's alone.
/// </summary>
internal sealed class TokenControlEndpoint(string path, SignedTokenIssuer tokens)
{
    private readonly TokenIssuer? _oauth = tokens as TokenIssuer;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(path, AnswerAsync);

    private Task AnswerAsync(HttpContext context) => ControlAnswer.WriteAsync(context, Apply, Describe);

    private JsonObject Describe()
    {
        var answer = new JsonObject { ["lifetime_seconds"] = (long)tokens.Lifetime.TotalSeconds };
        if (_oauth is not null)
        {
            answer["expires_in"] = _oauth.ExpiresIn.ToString().ToLowerInvariant();
        }

        answer["issued"] = tokens.IssuedCount;
        return answer;
    }

    private void Apply(JsonElement json)
    {
        var lifetime = json.TryGetProperty("lifetime_seconds", out var seconds)
            ? TimeSpan.FromSeconds(seconds.GetInt32())
            : tokens.Lifetime;
        ExpiresInForm? form = json.TryGetProperty("expires_in", out var expiresIn) ? Form(expiresIn.GetString()) : null;
        var revoke = json.TryGetProperty("revoke", out var flag) && flag.GetBoolean();
        if (lifetime < TimeSpan.FromSeconds(1) || lifetime > TimeSpan.FromDays(1))
        {
            throw new FormatException("lifetime_seconds is a whole number from 1 to 86400.");
        }

        if (form is not null && _oauth is null)
        {
            throw new FormatException("expires_in is not told by this token endpoint.");
        }

        tokens.Lifetime = lifetime;
        if (form is not null)
        {
            _oauth!.ExpiresIn = form.Value;
        }

        if (revoke)
        {
            tokens.RevokeAll();
        }
    }

    private static ExpiresInForm Form(string? text) =>
        text switch
        {
            "number" => ExpiresInForm.Number,
            "text" => ExpiresInForm.Text,
            "omitted" => ExpiresInForm.Omitted,
            _ => throw new FormatException("expires_in is number, text or omitted."),
        };
}
