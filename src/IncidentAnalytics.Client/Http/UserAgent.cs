using System.Reflection;

namespace IncidentAnalytics.Client.Http;

/// <summary>The User-Agent header (RFC 9110, 10.1.5): the program first, then this package and the runtime.</summary>
internal static class UserAgent
{
    private static readonly string Own = $"IncidentAnalytics.Client/{PackageVersion()} (.NET {Environment.Version})";

    public static string For(string? program) => string.IsNullOrWhiteSpace(program) ? Own : $"{program.Trim()} {Own}";

    /// <summary>The package's version without the build metadata that the compiler adds behind a plus sign.</summary>
    private static string PackageVersion()
    {
        var version = typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var metadata = version.IndexOf('+', StringComparison.Ordinal);
        return metadata < 0 ? version : version[..metadata];
    }
}
