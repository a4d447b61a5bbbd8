namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>The WireMock jar that npm brings, and the Java that runs it. Optional: a plain clone has neither.</summary>
/// <param name="Java">The <c>java</c> executable.</param>
/// <param name="Jar">WireMock with everything it needs.</param>
internal sealed record WireMockInstallation(string Java, string Jar)
{
    /// <summary>Looks for both.</summary>
    /// <returns>Null, and what to do about it in <paramref name="missing"/>, when one is not there.</returns>
    public static WireMockInstallation? Find(out string? missing)
    {
        var java = FindJava();
        var jar = FindJar();
        missing = (java, jar) switch
        {
            (null, _) => "WireMock needs Java 11 or newer, and neither JAVA_HOME nor PATH leads to a java. Install one and run: "
                + "npm ci --prefix tests/wiremock && dotnet test",
            (_, null) => "WireMock is not installed. Install it and test again: npm ci --prefix tests/wiremock && dotnet test",
            _ => null,
        };
        return missing is null ? new(java!, jar!) : null;
    }

    private static string? FindJava()
    {
        var executable = OperatingSystem.IsWindows() ? "java.exe" : "java";
        var home = Environment.GetEnvironmentVariable("JAVA_HOME");
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return path.Split(Path.PathSeparator)
            .Prepend(string.IsNullOrEmpty(home) ? "" : Path.Combine(home, "bin"))
            .Where(static folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, executable))
            .FirstOrDefault(File.Exists);
    }

    private static string? FindJar()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !root.EnumerateFiles("*.sln").Any())
            root = root.Parent;
        if (root is null)
            return null;

        var build = Path.Combine(root.FullName, "tests", "wiremock", "node_modules", "wiremock", "build");
        return Directory.Exists(build) ? Directory.EnumerateFiles(build, "wiremock-standalone-*.jar").FirstOrDefault() : null;
    }
}
