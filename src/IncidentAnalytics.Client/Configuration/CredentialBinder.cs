using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;

namespace IncidentAnalytics.Client;

/// <summary>Makes credentials from configuration: <c>Type</c> says which, the other keys are its options.</summary>
internal static class CredentialBinder
{
    private static readonly FrozenDictionary<string, Func<IConfigurationSection, Credential>> Types =
        new Dictionary<string, Func<IConfigurationSection, Credential>>(StringComparer.OrdinalIgnoreCase)
        {
            ["ClientCredentials"] = ClientCredentials,
            ["Bearer"] = static section => Credential.Bearer(ConfigurationValue.Secret(section, "Token")),
            ["IamToken"] = static section => Credential.IamToken(ConfigurationValue.Secret(section, "Token")),
            ["IamPassword"] = IamPassword,
            ["Token"] = static section => Credential.Token(ConfigurationValue.Secret(section, "Token")),
            ["Session"] = static section =>
                Credential.Session(ConfigurationValue.Secret(section, "SessionId"), ConfigurationValue.Secret(section, "CsrfToken")),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">The type is unknown, or an option of it is missing or wrong.</exception>
    public static Credential Bind(IConfigurationSection section)
    {
        var type = section["Type"];
        if (string.IsNullOrWhiteSpace(type) || !Types.TryGetValue(type, out var create))
        {
            throw new FormatException(
                $"{section.Path}:Type '{type}' is not a type of credential. Known: {string.Join(", ", Types.Keys.Order(StringComparer.Ordinal))}.");
        }

        try
        {
            return create(section);
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
                $"{section.Path}:ClientAuthentication '{other}' is neither client_secret_post nor client_secret_basic."),
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
}
