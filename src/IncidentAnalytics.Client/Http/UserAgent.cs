namespace IncidentAnalytics.Client.Http;

/// <summary>The User-Agent header (RFC 9110, 10.1.5): the program first, then this package and the runtime.</summary>
internal static class UserAgent
{
    private static readonly string Own = $"IncidentAnalytics.Client/{PackageVersion.Text} (.NET {Environment.Version})";

    public static string Create(string? program) => string.IsNullOrWhiteSpace(program) ? Own : $"{program.Trim()} {Own}";
}
