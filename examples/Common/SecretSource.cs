using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Examples;

/// <summary>
/// Where a secret comes from: never from an argument, which every user of the machine can read in the list of processes and which
/// stays in the shell's history.
/// </summary>
/// <param name="What">What it is, in words: <c>the client secret</c>.</param>
/// <param name="Variable">The environment variable that is looked at first.</param>
/// <param name="UserSecret">The user secret that is looked at next.</param>
public sealed record SecretSource(string What, string Variable, string UserSecret)
{
    public string? Find(Assembly program) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } secret
            ? secret
            : new ConfigurationBuilder().AddUserSecrets(program, optional: true).Build()[UserSecret];

    /// <summary>The secret and its places, for help and messages.</summary>
    public override string ToString() => $"{What} (environment variable {Variable} or user secret {UserSecret})";
}
