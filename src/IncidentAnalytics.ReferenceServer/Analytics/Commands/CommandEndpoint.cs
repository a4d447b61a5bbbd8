using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Serialization;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>
/// <c>POST /_reference/commands/{name}</c>: runs a management command and returns its result. With <c>?progress=true</c> the response is
/// NDJSON: a line <c>{"progress":…}</c> per step, then a line with the <c>result</c>.
/// </summary>
internal sealed class CommandEndpoint(ManagementCommands commands)
{
    public void Map(RouteTable routes) => routes.MapPost("/_reference/commands/{name}", AnswerAsync, CancelledByReset.Instance);

    private async Task AnswerAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (CommandOptions.GetOptionNames(name) is not { } known)
        {
            await Answer
                .ErrorAsync(
                    context,
                    StatusCodes.Status404NotFound,
                    $"Unknown command {name}; the commands are {string.Join(", ", CommandOptions.Commands)}."
                )
                .ConfigureAwait(false);
            return;
        }

        try
        {
            var options = await ReadAsync(context, known).ConfigureAwait(false);
            if (context.Request.Query["progress"] == "true")
            {
                await StreamAsync(context, name, options).ConfigureAwait(false);
                return;
            }

            var result = await RunAsync(name, options, progress: null, context.RequestAborted).ConfigureAwait(false);
            await Answer.JsonAsync(context, StatusCodes.Status200OK, result).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException && !context.Response.HasStarted)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, GetMessage(e)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // A response that has started ends without a result.
            if (!context.Response.HasStarted)
            {
                const string Detail = "Tickets were loaded while this command was running.";
                await Answer.ErrorAsync(context, StatusCodes.Status503ServiceUnavailable, Detail).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The message without the name of the .NET parameter.</summary>
    private static string GetMessage(Exception exception) =>
        exception is ArgumentException { ParamName: { } name }
            ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : exception.Message;

    private static async Task<CommandOptions> ReadAsync(HttpContext context, IReadOnlyList<string> known)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        if (body.Length == 0)
        {
            return new CommandOptions();
        }

        using var json = StrictJson.Parse(body.ToArray());
        return CommandOptions.Read(json.RootElement, known);
    }

    private async Task StreamAsync(HttpContext context, string name, CommandOptions options)
    {
        var lines = Channel.CreateUnbounded<JsonObject>();
        var run = RunToEndAsync();

        // The response starts with the first step, so that a refused command can return an error status.
        while (await lines.Reader.WaitToReadAsync(context.RequestAborted).ConfigureAwait(false))
        {
            if (!context.Response.HasStarted)
            {
                context.Response.ContentType = "application/x-ndjson";
            }

            while (lines.Reader.TryRead(out var line))
            {
                await context.Response.WriteAsync(line.ToJsonString() + "\n", context.RequestAborted).ConfigureAwait(false);
            }

            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }

        await run.ConfigureAwait(false);

        async Task RunToEndAsync()
        {
            try
            {
                var result = await RunAsync(name, options, new LineProgress(lines.Writer), context.RequestAborted).ConfigureAwait(false);
                lines.Writer.TryWrite(new JsonObject { ["result"] = result });
            }
            finally
            {
                lines.Writer.Complete();
            }
        }
    }

    private async Task<JsonObject> RunAsync(
        string name,
        CommandOptions options,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        switch (name)
        {
            case CommandOptions.CalculateKpis:
                return CommandJson.Write(
                    await commands
                        .CalculateKpisAsync(options.MetricId, options.TimeWindow, options.Force, progress, cancellationToken)
                        .ConfigureAwait(false)
                );
            case CommandOptions.RunAnomalyDetection:
                return CommandJson.Write(
                    await commands
                        .RunAnomalyDetectionAsync(options.ModelId, options.TimeWindow, progress, cancellationToken)
                        .ConfigureAwait(false)
                );
            default:
                return CommandJson.Write(
                    await commands
                        .TrainPredictiveModelsAsync(options.ModelId, options.Force, progress, cancellationToken)
                        .ConfigureAwait(false)
                );
        }
    }

    private sealed class LineProgress(ChannelWriter<JsonObject> lines) : IProgress<CommandProgress>
    {
        public void Report(CommandProgress value) =>
            lines.TryWrite(
                new JsonObject
                {
                    ["progress"] = new JsonObject
                    {
                        ["done"] = value.Done,
                        ["total"] = value.Total,
                        ["message"] = value.Message,
                    },
                }
            );
    }
}
