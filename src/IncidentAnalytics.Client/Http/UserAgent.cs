using System.Reflection;

namespace IncidentAnalytics.Client.Http;

/// <summary>The User-Agent header (RFC 9110, 10.1.5): the program first, then this package and the runtime.</summary>
internal static class UserAgent
{
    private static readonly string Own = $"IncidentAnalytics.Client/{GetPackageVersion()} (.NET {Environment.Version})";

    public static string Create(string? program) => string.IsNullOrWhiteSpace(program) ? Own : $"{program.Trim()} {Own}";

    /// <summary>The version of the package, without the build metadata after the plus sign.</summary>
    private static string GetPackageVersion()
    {
        var version = typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var metadata = version.IndexOf('+', StringComparison.Ordinal);
        return metadata < 0 ? version : version[..metadata];
    }
}
