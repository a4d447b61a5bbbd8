using System.CommandLine;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>The command line: <c>incident-analytics-server VERB</c>.</summary>
internal static class ServerCommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "The reference server of the incident APIs, on this machine and with data of its own: tickets, events, Sonar, analytics, and their token endpoints."
        )
        {
            ServeCommand.Create(),
        };
        foreach (var verb in CommandVerbs.Create())
        {
            root.Add(verb);
        }

        return root;
    }
}
