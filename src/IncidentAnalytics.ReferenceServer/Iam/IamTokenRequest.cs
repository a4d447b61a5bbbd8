using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary>A valid token request.</summary>
/// <param name="User">The user's name.</param>
/// <param name="Password">The user's password.</param>
/// <param name="Domain">The name of the user's domain.</param>
/// <param name="ScopeDomain">The domain of the scope, or null.</param>
/// <param name="HasProject">Whether the scope is a project.</param>
/// <param name="ProjectId">The project's id, or null.</param>
/// <param name="ProjectName">The project's name, or null.</param>
internal sealed record IamTokenRequest(
    string User,
    string Password,
    string Domain,
    string? ScopeDomain,
    bool HasProject,
    string? ProjectId,
    string? ProjectName
)
{
    // Without the password, which a record would print.
    public override string ToString() => nameof(IamTokenRequest);
}

/// <summary>Reads token requests.</summary>
internal static class IamTokenRequestReader
{
    /// <exception cref="FormatException">The first member that is missing or invalid, named in the message.</exception>
    public static IamTokenRequest Read(JsonElement body)
    {
        var auth = Object(body, "the body", "auth");
        var identity = Object(auth, "auth", "identity");
        if (!ReadMethods(identity).Contains("password", StringComparer.Ordinal))
        {
            throw new FormatException("auth.identity.methods must contain password, the only supported method.");
        }

        var user = Object(Object(identity, "auth.identity", "password"), "auth.identity.password", "user");
        var domain = Object(user, "auth.identity.password.user", "domain");
        var request = new IamTokenRequest(
            Text(user, "auth.identity.password.user", "name"),
            Text(user, "auth.identity.password.user", "password"),
            Text(domain, "auth.identity.password.user.domain", "name"),
            ScopeDomain: null,
            HasProject: false,
            ProjectId: null,
            ProjectName: null
        );
        return auth.TryGetProperty("scope", out _) ? ReadScope(request, Object(auth, "auth", "scope")) : request;
    }

    private static IamTokenRequest ReadScope(IamTokenRequest request, JsonElement scope)
    {
        var hasProject = scope.TryGetProperty("project", out _);
        var hasDomain = scope.TryGetProperty("domain", out _);
        if (hasProject == hasDomain)
        {
            throw new FormatException("auth.scope must contain either project or domain.");
        }

        if (hasDomain)
        {
            return request with { ScopeDomain = Text(Object(scope, "auth.scope", "domain"), "auth.scope.domain", "name") };
        }

        var project = Object(scope, "auth.scope", "project");
        var (id, name) = (OptionalText(project, "id"), OptionalText(project, "name"));
        return id is null && name is null
            ? throw new FormatException("auth.scope.project must contain an id or a name.")
            : request with
            {
                HasProject = true,
                ProjectId = id,
                ProjectName = name,
            };
    }

    private static IEnumerable<string?> ReadMethods(JsonElement identity) =>
        identity.TryGetProperty("methods", out var methods) && methods.ValueKind == JsonValueKind.Array
            ? methods.EnumerateArray().Select(static method => method.ValueKind == JsonValueKind.String ? method.GetString() : null)
            : throw new FormatException("auth.identity.methods must be an array.");

    private static JsonElement Object(JsonElement parent, string path, string member) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : throw new FormatException($"The member {member} of {path} must be an object.");

    private static string Text(JsonElement parent, string path, string member) =>
        OptionalText(parent, member) is { Length: > 0 } text
            ? text
            : throw new FormatException($"The member {member} of {path} must be a string that is not empty.");

    private static string? OptionalText(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
