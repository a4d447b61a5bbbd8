using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary>Writes the body of a token response. The token itself is in a header.</summary>
internal static class IamTokenResponse
{
    public static JsonObject Write(IamToken token)
    {
        var content = new JsonObject
        {
            ["expires_at"] = Text(token.ExpiresAt),
            ["issued_at"] = Text(token.IssuedAt),
            ["methods"] = new JsonArray("password"),
            ["user"] = new JsonObject
            {
                ["domain"] = Domain(),
                ["id"] = IamDirectory.UserId,
                ["name"] = ReferenceCredentials.IamUserName,
                ["password_expires_at"] = "",
            },
            ["roles"] = new JsonArray(Role("0", "te_admin"), Role("0", "aom_admin")),
        };
        if (token.ProjectId is { } projectId)
        {
            content["project"] = new JsonObject
            {
                ["domain"] = Domain(),
                ["id"] = projectId,
                ["name"] = ReferenceCredentials.ProjectName,
            };
        }
        else
        {
            content["domain"] = Domain();
        }

        return new JsonObject { ["token"] = content };
    }

    /// <summary>Writes the catalog of services, with the address of the request.</summary>
    public static JsonArray WriteCatalog(HttpRequest request, IamToken token)
    {
        var root = $"{request.Scheme}://{request.Host}";
        return new JsonArray(
            Service("00000000000000000000000000000011", "iam", $"{root}/v3"),
            Service("00000000000000000000000000000012", "aom", $"{root}/v2/{token.ProjectId ?? "$(tenant_id)s"}")
        );
    }

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Domain() => new() { ["id"] = IamDirectory.DomainId, ["name"] = ReferenceCredentials.IamDomainName };

    private static JsonObject Role(string id, string name) => new() { ["id"] = id, ["name"] = name };

    private static JsonObject Service(string id, string name, string url) =>
        new()
        {
            ["endpoints"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = id,
                    ["interface"] = "public",
                    ["region"] = "*",
                    ["region_id"] = "*",
                    ["url"] = url,
                }
            ),
            ["id"] = id,
            ["name"] = name,
            ["type"] = name,
        };
}
