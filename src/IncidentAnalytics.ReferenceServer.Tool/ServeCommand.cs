using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary><c>serve</c>: runs a server until it is interrupted.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 5080;

    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "The port of 127.0.0.1 to listen on; 0 takes any free one.",
            HelpName = "PORT",
            DefaultValueFactory = static _ => DefaultPort,
        };
        port.Validators.Add(static result =>
        {
            // What is no number at all is refused by the parser itself.
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && number is < 0 or > 65535
            )
            {
                result.AddError("--port is a number from 0 to 65535.");
            }
        });
        var seed = SeedOption();
        var tickets = TicketsOption();
        var noLimits = new Option<bool>("--no-limits")
        {
            Description = "Lets analytics users send more than 100 requests a minute and 1000 an hour.",
        };
        var trainingTime = new Option<int>("--training-time")
        {
            Description = "How long a model is seen as being trained, in seconds; up to 3600.",
            HelpName = "SECONDS",
            DefaultValueFactory = static _ => 0,
        };
        trainingTime.Validators.Add(static result =>
        {
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && number is < 0 or > 3600
            )
            {
                result.AddError("--training-time is a number of seconds from 0 to 3600.");
            }
        });
        var command = new Command("serve", "Serves until Ctrl-C. Binds to loopback only; all credentials are fixed and printed.")
        {
            port,
            seed,
            tickets,
            noLimits,
            trainingTime,
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
                    },
                    line.GetValue(tickets),
                    line.InvocationConfiguration.Output,
                    line.InvocationConfiguration.Error,
                    cancellationToken
                )
        );
        return command;
    }

    public static Option<long> SeedOption() =>
        new("--seed")
        {
            Description = "Chooses the generated world; the same seed gives the same tickets.",
            HelpName = "N",
            DefaultValueFactory = static _ => 1,
        };

    public static Option<FileInfo?> TicketsOption() =>
        new("--tickets")
        {
            Description = "Ticket documents instead of the generated world: one JSON object per line.",
            HelpName = "FILE.ndjson",
        };

    /// <summary>One line for what is wrong with the file of tickets; null when that is not what went wrong.</summary>
    public static string? ExplainTickets(Exception exception, FileInfo? tickets) =>
        exception switch
        {
            FormatException => $"{tickets}: {exception.Message}",
            FileNotFoundException or DirectoryNotFoundException => $"{tickets}: there is no such file.",
            UnauthorizedAccessException => $"{tickets}: the file cannot be read.",
            _ => null,
        };

    private static async Task<int> RunAsync(
        IncidentAnalyticsServerOptions options,
        FileInfo? tickets,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        try
        {
            options.Tickets = tickets is null ? null : File.ReadLines(tickets.FullName);
            var server = await IncidentAnalyticsServer.StartAsync(options, cancellationToken).ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                await output.WriteAsync(Banner.For(server, tickets)).ConfigureAwait(false);
                await UntilCancelledAsync(cancellationToken).ConfigureAwait(false);
            }

            await output.WriteLineAsync("Stopped.").ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (Explain(e, options.Port!.Value, tickets) is { } reason)
        {
            await error.WriteLineAsync(reason).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task.ConfigureAwait(false);
    }

    /// <summary>One line for what a user can put right; null for anything else, which is a bug and shows itself as one.</summary>
    private static string? Explain(Exception exception, int port, FileInfo? tickets) =>
        ExplainTickets(exception, tickets)
        ?? exception switch
        {
            IOException { InnerException: AddressInUseException } => FormattableString.Invariant(
                $"Port {port} of 127.0.0.1 is in use; choose another with --port, or --port 0 for any free one."
            ),
            SocketException => FormattableString.Invariant($"Port {port} of 127.0.0.1 cannot be opened: {exception.Message}"),
            IOException => exception.Message,
            _ => null,
        };
}
