using IncidentAnalytics.Testing;
using WireMock.Server;
using WireMock.Settings;

namespace IncidentAnalytics.IntegrationTests.Mappings;

/// <summary>
/// The mappings of <c>examples/WireMockStubs/mappings</c> in WireMock.Net. The tests of a class share a server, because each server
/// compiles the regular expressions of all mappings.
/// </summary>
public sealed class MappingServer : IDisposable
{
    public MappingServer()
        : this(Files) { }

    internal MappingServer(IEnumerable<string> files)
    {
        foreach (var file in files)
            Server.ReadStaticWireMockOrgMappingAndAddOrUpdate(file);
    }

    /// <summary>The folder of the example.</summary>
    internal static string Example { get; } = Repository.PathOf("examples", "WireMockStubs");

    /// <summary>The files, by name.</summary>
    internal static IReadOnlyList<string> Files { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Example, "mappings"), "*.json")
            .OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal),
    ];

    internal WireMockServer Server { get; } = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });

    internal Uri Address => new(Server.Url!);

    /// <summary>The names of the mappings that responded, in order; null for a request without a match.</summary>
    internal IReadOnlyList<string?> Answered => [.. Server.LogEntries.Select(static entry => entry.MappingTitle)];

    public void Dispose() => Server.Dispose();
}
