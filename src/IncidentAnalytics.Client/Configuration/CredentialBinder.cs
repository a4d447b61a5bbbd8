using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;

namespace IncidentAnalytics.Client.Configuration;

/// <summary>Creates credentials from configuration: <c>Type</c> is the kind of credential, the other keys are its options.</summary>
internal static class CredentialBinder
{
    private static readonly FrozenDictionary<string, CredentialType> Types = new Dictionary<string, CredentialType>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["ClientCredentials"] = new(
            ClientCredentials,
            "TokenEndpoint",
            "ClientId",
            "ClientSecret",
            "Scope",
            "ClientAuthentication",
            "DefaultLifetime"
        ),
        ["Bearer"] = new(static section => Credential.Bearer(ConfigurationReader.ReadSecret(section, "Token")), "Token"),
        ["IamToken"] = new(static section => Credential.IamToken(ConfigurationReader.ReadSecret(section, "Token")), "Token"),
        ["IamPassword"] = new(IamPassword, "Endpoint", "UserName", "Password", "DomainName", "ProjectName", "ProjectId", "DefaultLifetime"),
        ["Token"] = new(static section => Credential.Token(ConfigurationReader.ReadSecret(section, "Token")), "Token"),
        ["Session"] = new(
            static section =>
                Credential.Session(
                    ConfigurationReader.ReadSecret(section, "SessionId"),
                    ConfigurationReader.ReadSecret(section, "CsrfToken")
                ),
            "SessionId",
            "CsrfToken"
        ),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">The type is unknown, or an option of it is missing or wrong.</exception>
    public static Credential Bind(IConfigurationSection section)
    {
        if (section.Value is { Length: > 0 })
            throw new FormatException($"{section.Path} is a value, but must be a section with a Type.");
        var type = ConfigurationReader.ReadText(section, "Type");
        if (type is null || !Types.TryGetValue(type, out var known))
        {
            throw new FormatException(
                $"{section.Path}:Type '{type}' is not a type of credential. Known types: {string.Join(", ", Types.Keys.Order(StringComparer.Ordinal))}."
            );
        }

        ConfigurationReader.ThrowIfUnknownKey(section, ["Type", .. known.Keys]);
        try
        {
            return known.Create(section);
        }
        catch (ArgumentException e)
        {
            var key = known.Keys.FirstOrDefault(k => string.Equals(k, e.ParamName, StringComparison.OrdinalIgnoreCase)) ?? e.ParamName;
            throw new FormatException($"{section.Path}:{key}: {RemoveParameterName(e)}", e);
        }
    }

    /// <summary>The platform appends the name of the parameter to the message, which the path already ends with.</summary>
    private static string RemoveParameterName(ArgumentException exception) =>
        exception.Message.Replace($" (Parameter '{exception.ParamName}')", "", StringComparison.Ordinal);

    private static Credential ClientCredentials(IConfigurationSection section)
    {
        var options = new ClientCredentialsOptions
        {
            TokenEndpoint = ConfigurationReader.ReadAddress(section, "TokenEndpoint"),
            ClientId = ConfigurationReader.ReadText(section, "ClientId"),
            ClientSecret = ConfigurationReader.ReadSecret(section, "ClientSecret"),
            Scope = ConfigurationReader.ReadText(section, "Scope"),
        };
        options.DefaultLifetime = ConfigurationReader.ReadTime(section, "DefaultLifetime") ?? options.DefaultLifetime;
        options.ClientAuthentication = ConfigurationReader.ReadText(section, "ClientAuthentication") switch
        {
            null => options.ClientAuthentication,
            "client_secret_post" or nameof(ClientAuthentication.ClientSecretPost) => ClientAuthentication.ClientSecretPost,
            "client_secret_basic" or nameof(ClientAuthentication.ClientSecretBasic) => ClientAuthentication.ClientSecretBasic,
            var other => throw new FormatException(
                $"{section.Path}:ClientAuthentication '{other}' must be client_secret_post or client_secret_basic."
            ),
        };
        return Credential.ClientCredentials(options);
    }

    private static Credential IamPassword(IConfigurationSection section)
    {
        var options = new IamPasswordOptions
        {
            Endpoint = ConfigurationReader.ReadAddress(section, "Endpoint"),
            UserName = ConfigurationReader.ReadText(section, "UserName"),
            Password = ConfigurationReader.ReadSecret(section, "Password"),
            DomainName = ConfigurationReader.ReadText(section, "DomainName"),
            ProjectName = ConfigurationReader.ReadText(section, "ProjectName"),
            ProjectId = ConfigurationReader.ReadText(section, "ProjectId"),
        };
        options.DefaultLifetime = ConfigurationReader.ReadTime(section, "DefaultLifetime") ?? options.DefaultLifetime;
        return Credential.IamPassword(options);
    }

    /// <param name="Create">Creates the credential.</param>
    /// <param name="Keys">The keys of its options.</param>
    private sealed record CredentialType(Func<IConfigurationSection, Credential> Create, params string[] Keys);
}
