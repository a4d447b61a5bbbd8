namespace IncidentAnalytics.Testing;

/// <summary>Responses as the documents of the services show them.</summary>
internal static class DocumentedSamples
{
    public static string SonarTickets { get; } = Read("sonar.tickets.json");

    public static string EventStatistics { get; } = Read("events.statistics.json");

    private static string Read(string name) => File.ReadAllText(Repository.PathOf("tests", "Shared", "Samples", name));
}
