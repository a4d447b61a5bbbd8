using System.CommandLine;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>The command line: <c>incident-analytics-server COMMAND</c>.</summary>
internal static class ServerCommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "A reference server of the incident APIs, with generated data: tickets, events, Sonar, analytics and their token endpoints."
        )
        {
            ServeCommand.Create(),
        };
        foreach (var command in ManagementCommands.Create())
        {
            root.Add(command);
        }

        return root;
    }
}
