using System.CommandLine;
using System.Net.Sockets;
using IncidentAnalytics.ReferenceServer.Recordings;
using Microsoft.AspNetCore.Connections;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>The command <c>serve</c>: runs a server until Ctrl-C.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 5080;

    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "The port on 127.0.0.1; 0 for any free port.",
            HelpName = "PORT",
            DefaultValueFactory = static _ => DefaultPort,
            CustomParser = static result =>
                ServerOptions.ParseInteger(result, 0, 65535, "--port must be a whole number from 0 to 65535.") ?? DefaultPort,
        };
        var seed = ServerOptions.Seed();
        var tickets = ServerOptions.Tickets();
        var noLimits = new Option<bool>("--no-limits")
        {
            Description = "Disables the rate limits of the analytics service: 100 requests per minute and 1000 per hour.",
        };
        var trainingTime = new Option<int>("--training-time")
        {
            Description = "The duration of the training of a model, in seconds, from 0 to 3600.",
            HelpName = "SECONDS",
            DefaultValueFactory = static _ => 0,
            CustomParser = static result =>
                ServerOptions.ParseInteger(result, 0, 3600, "--training-time must be a whole number of seconds from 0 to 3600.") ?? 0,
        };
        var faults = FaultOption.Create();
        var recordings = new Option<FileInfo[]>("--recording")
        {
            Description = "A recording to answer from, an HTTP Archive 1.2; may be repeated. What is not recorded is answered as usual.",
            HelpName = "FILE.har",
        };
        var strict = new Option<bool>("--strict") { Description = "Refuses requests that are not recorded with status 501." };
        var ignored = new Option<string[]>("--ignore")
        {
            Description = "A query parameter or JSON member that is ignored when requests are matched with recordings; may be repeated.",
            HelpName = "NAME",
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Does not print a line for each request." };
        var command = new Command("serve", "Runs a server on 127.0.0.1 until Ctrl-C and prints its addresses and credentials.")
        {
            port,
            seed,
            tickets,
            noLimits,
            trainingTime,
            faults,
            recordings,
            strict,
            ignored,
            quiet,
        };
        command.SetAction(
            (line, cancellationToken) =>
                RunAsync(
                    new IncidentAnalyticsServerOptions
                    {
                        Port = line.GetValue(port),
                        Seed = line.GetValue(seed),
                        EnforceAnalyticsLimits = !line.GetValue(noLimits),
                        TrainingTime = TimeSpan.FromSeconds(line.GetValue(trainingTime)),
                        Recordings = (line.GetValue(recordings) ?? []).Select(static file => file.ToString()),
                        StrictRecordings = line.GetValue(strict),
                        IgnoredRecordedNames = line.GetValue(ignored) ?? [],
                        Faults = line.GetValue(faults) ?? [],
                    },
                    line.GetValue(tickets),
                    line.GetValue(quiet),
                    line.InvocationConfiguration.Output,
                    line.InvocationConfiguration.Error,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        IncidentAnalyticsServerOptions options,
        FileInfo? tickets,
        bool isQuiet,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        if (options.Recordings.FirstOrDefault(static path => !File.Exists(path)) is { } missing)
        {
            await error.WriteLineAsync($"{missing}: file not found.").ConfigureAwait(false);
            return 1;
        }

        try
        {
            options.Tickets = tickets is null ? null : File.ReadLines(tickets.FullName);
            if (!isQuiet)
            {
                var log = new RequestLogWriter(output, RequestLogWriter.IsColored(output), options.TimeProvider);
                options.RequestCompleted = log.Write;
            }

            var server = await IncidentAnalyticsServer.StartAsync(options, cancellationToken).ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                await output.WriteAsync(Banner.Format(server, tickets)).ConfigureAwait(false);
                foreach (var recording in server.Recordings.Loaded)
                {
                    foreach (var warning in recording.Warnings)
                    {
                        await error.WriteLineAsync($"{recording.FileName}: {warning}").ConfigureAwait(false);
                    }
                }

                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await output.WriteLineAsync("Stopped.").ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (DescribeError(e, options.Port!.Value, tickets) is { } reason)
        {
            await error.WriteLineAsync(reason).ConfigureAwait(false);
            return 1;
        }
    }

    /// <summary>Describes an error that the user can correct in one line; null for any other exception.</summary>
    private static string? DescribeError(Exception exception, int port, FileInfo? tickets) =>
        exception is RecordingFormatException
            ? exception.Message
            : ServerOptions.DescribeTicketsError(exception, tickets) ?? DescribePortError(exception, port);

    private static string? DescribePortError(Exception exception, int port) =>
        exception switch
        {
            IOException { InnerException: AddressInUseException } => FormattableString.Invariant(
                $"Port {port} of 127.0.0.1 is in use; choose another with --port, or --port 0 for any free one."
            ),
            SocketException => FormattableString.Invariant($"Port {port} of 127.0.0.1 cannot be opened: {exception.Message}"),
            IOException => exception.Message,
            _ => null,
        };
}
