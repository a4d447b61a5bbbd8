using System.CommandLine;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>The command line: <c>incident-analytics-server COMMAND</c>.</summary>
internal static class ServerCommandLine
{
    private const int UsageError = 2;

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="configuration">Where output is written; null for the console.</param>
    /// <param name="cancellationToken">Interrupts the command, as Ctrl-C does.</param>
    /// <returns>0 for success, 1 for a failure, 2 for invalid arguments.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        InvocationConfiguration? configuration = null,
        CancellationToken cancellationToken = default
    )
    {
        configuration ??= new InvocationConfiguration();
        var root = Create();
        if (arguments.Count == 0)
        {
            await root.Parse("--help").InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
            return UsageError;
        }

        var line = root.Parse(arguments);
        if (UsageErrors.Describe(line) is { } reason)
        {
            await configuration.Error.WriteLineAsync(reason).ConfigureAwait(false);
            return UsageError;
        }

        return await line.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }

    private static RootCommand Create()
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
