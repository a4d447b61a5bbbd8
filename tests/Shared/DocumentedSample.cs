namespace IncidentAnalytics.Testing;

/// <summary>The requests and responses that the documents of the services show, by operation.</summary>
internal static class DocumentedSample
{
    private const string ResponseEnding = ".response.json";

    private static readonly string Folder = Repository.PathOf("tests", "Shared", "Samples");

    /// <summary>The operations with a documented response.</summary>
    public static IEnumerable<string> OperationsWithResponse =>
        Directory.GetFiles(Folder, "*" + ResponseEnding).Select(static file => Path.GetFileName(file)[..^ResponseEnding.Length]).Order();

    public static string ReadRequest(string operation) => File.ReadAllText(Path.Combine(Folder, operation + ".request.json"));

    public static string ReadResponse(string operation) => File.ReadAllText(Path.Combine(Folder, operation + ResponseEnding));
}
