namespace IncidentAnalytics.Testing;

/// <summary>The files of this repository, found from the folder that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Returns the C# files below a folder, without build output.</summary>
    public static IReadOnlyList<string> SourceFiles(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(f => !IsBuildOutput(folder, f))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Returns a path below a folder with slashes, whatever the machine's separator is.</summary>
    public static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static bool IsBuildOutput(string folder, string file) =>
        Relative(folder, file).Split('/').Any(part => part is "bin" or "obj" or "artifacts");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.sln").Any())
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has a solution file.");
    }
}
