using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Examples;

/// <summary>
/// Where a secret comes from. Never from an argument: every user of the machine can read those in the list of processes, and they stay in the
/// shell's history.
/// </summary>
/// <param name="Description">The description of the secret, such as <c>the client secret</c>.</param>
/// <param name="Variable">The environment variable, which comes first.</param>
/// <param name="UserSecret">The user secret, which comes second.</param>
public sealed record SecretSource(string Description, string Variable, string UserSecret)
{
    public string? Find(Assembly program) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } secret
            ? secret
            : new ConfigurationBuilder().AddUserSecrets(program, optional: true).Build()[UserSecret];

    /// <summary>The secret and its sources, for help texts and messages.</summary>
    public override string ToString() => $"{Description} (environment variable {Variable} or user secret {UserSecret})";
}
