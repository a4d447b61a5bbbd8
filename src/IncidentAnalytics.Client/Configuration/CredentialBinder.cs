using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;

namespace IncidentAnalytics.Client;

/// <summary>Makes credentials from configuration: <c>Type</c> says which, the other keys are its options.</summary>
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
        ["Bearer"] = new(static section => Credential.Bearer(ConfigurationValue.Secret(section, "Token")), "Token"),
        ["IamToken"] = new(static section => Credential.IamToken(ConfigurationValue.Secret(section, "Token")), "Token"),
        ["IamPassword"] = new(IamPassword, "Endpoint", "UserName", "Password", "DomainName", "ProjectName", "ProjectId", "DefaultLifetime"),
        ["Token"] = new(static section => Credential.Token(ConfigurationValue.Secret(section, "Token")), "Token"),
        ["Session"] = new(
            static section =>
                Credential.Session(ConfigurationValue.Secret(section, "SessionId"), ConfigurationValue.Secret(section, "CsrfToken")),
            "SessionId",
            "CsrfToken"
        ),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">The type is unknown, or an option of it is missing or wrong.</exception>
    public static Credential Bind(IConfigurationSection section)
    {
        if (section.Value is { Length: > 0 })
            throw new FormatException($"{section.Path} is a value, where a section with a Type is expected.");
        var type = ConfigurationValue.Text(section, "Type");
        if (string.IsNullOrWhiteSpace(type) || !Types.TryGetValue(type, out var known))
        {
            throw new FormatException(
                $"{section.Path}:Type '{type}' is not a type of credential. Known: {string.Join(", ", Types.Keys.Order(StringComparer.Ordinal))}."
            );
        }

        ConfigurationValue.ThrowIfUnknown(section, ["Type", .. known.Keys]);
        try
        {
            return known.Create(section);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"{section.Path}:{e.ParamName}: {e.Message}", e);
        }
    }

    private static Credential ClientCredentials(IConfigurationSection section)
    {
        var options = new ClientCredentialsOptions
        {
            TokenEndpoint = ConfigurationValue.Address(section, "TokenEndpoint"),
            ClientId = ConfigurationValue.Text(section, "ClientId"),
            ClientSecret = ConfigurationValue.Secret(section, "ClientSecret"),
            Scope = ConfigurationValue.Text(section, "Scope"),
        };
        options.DefaultLifetime = ConfigurationValue.Time(section, "DefaultLifetime") ?? options.DefaultLifetime;
        options.ClientAuthentication = ConfigurationValue.Text(section, "ClientAuthentication") switch
        {
            null => options.ClientAuthentication,
            "client_secret_post" or nameof(ClientAuthentication.ClientSecretPost) => ClientAuthentication.ClientSecretPost,
            "client_secret_basic" or nameof(ClientAuthentication.ClientSecretBasic) => ClientAuthentication.ClientSecretBasic,
            var other => throw new FormatException(
                $"{section.Path}:ClientAuthentication '{other}' is neither client_secret_post nor client_secret_basic."
            ),
        };
        return Credential.ClientCredentials(options);
    }

    private static Credential IamPassword(IConfigurationSection section)
    {
        var options = new IamPasswordOptions
        {
            Endpoint = ConfigurationValue.Address(section, "Endpoint"),
            UserName = ConfigurationValue.Text(section, "UserName"),
            Password = ConfigurationValue.Secret(section, "Password"),
            DomainName = ConfigurationValue.Text(section, "DomainName"),
            ProjectName = ConfigurationValue.Text(section, "ProjectName"),
            ProjectId = ConfigurationValue.Text(section, "ProjectId"),
        };
        options.DefaultLifetime = ConfigurationValue.Time(section, "DefaultLifetime") ?? options.DefaultLifetime;
        return Credential.IamPassword(options);
    }

    /// <param name="Create">Creates the credential.</param>
    /// <param name="Keys">The options that it has.</param>
    private sealed record CredentialType(Func<IConfigurationSection, Credential> Create, params string[] Keys);
}
