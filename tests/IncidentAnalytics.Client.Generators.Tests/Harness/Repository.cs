namespace IncidentAnalytics.Client.Generators.Tests.Harness;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!directory.EnumerateFiles("*.sln").Any())
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return directory.FullName;
    }
}
