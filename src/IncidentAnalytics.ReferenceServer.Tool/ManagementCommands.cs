using System.CommandLine;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>The vendor's management commands: <c>calculate-kpis</c>, <c>run-anomaly-detection</c> and <c>train-predictive-models</c>.</summary>
internal static class ManagementCommands
{
    public static IEnumerable<Command> Create()
    {
        yield return CalculateKpis();
        yield return RunAnomalyDetection();
        yield return TrainPredictiveModels();
    }

    private static Command CalculateKpis()
    {
        var (metricId, timeWindow, force) = (
            Id("--metric-id", "METRIC_ID", "The metric to calculate. Default: all active metrics."),
            TimeWindow("the window of each metric"),
            Force("Calculates periods again that were calculated before.")
        );
        return Verb(
            "calculate-kpis",
            "Calculates KPI metrics over a time window up to now.",
            [metricId, timeWindow, force],
            line => new JsonObject
            {
                ["metric_id"] = line.GetValue(metricId),
                ["time_window"] = line.GetValue(timeWindow),
                ["force"] = line.GetValue(force),
            }
        );
    }

    private static Command RunAnomalyDetection()
    {
        var (modelId, timeWindow) = (
            Id("--model-id", "MODEL_ID", "The model to run, of type ANOMALY_DETECTION. Default: the system's model."),
            TimeWindow("24")
        );
        return Verb(
            "run-anomaly-detection",
            "Detects anomalies in a time window up to now.",
            [modelId, timeWindow],
            line => new JsonObject { ["model_id"] = line.GetValue(modelId), ["time_window"] = line.GetValue(timeWindow) }
        );
    }

    private static Command TrainPredictiveModels()
    {
        var (modelId, force) = (
            Id("--model-id", "MODEL_ID", "The model to train. Default: all models."),
            Force("Trains models that were trained recently, too.")
        );
        return Verb(
            "train-predictive-models",
            "Trains predictive models and prints their scores.",
            [modelId, force],
            line => new JsonObject { ["model_id"] = line.GetValue(modelId), ["force"] = line.GetValue(force) }
        );
    }

    private static Command Verb(string name, string description, IEnumerable<Option> options, Func<ParseResult, JsonObject> read)
    {
        var url = new Option<string?>("--url")
        {
            Description = "The base address of a running server. Default: a new server in this process.",
            HelpName = "URL",
        };
        url.Validators.Add(static result =>
        {
            if (
                result.Tokens is [var token]
                && !(Uri.TryCreate(token.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            )
            {
                result.AddError("--url must be an absolute http or https address.");
            }
        });
        var seed = ServerOptions.Seed();
        var tickets = ServerOptions.Tickets();
        var command = new Command(name, description) { url, seed, tickets };
        command.Validators.Add(result =>
        {
            if (
                result.GetResult(url) is not null
                && (result.GetResult(seed) is { Implicit: false } || result.GetResult(tickets) is { Implicit: false })
            )
            {
                result.AddError("--seed and --tickets are options of a new server; omit them with --url.");
            }
        });
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            (line, cancellationToken) =>
                CommandRunner.RunAsync(
                    name.Replace('-', '_'),
                    read(line),
                    new CommandTarget(
                        line.GetValue(url) is { } address ? new Uri(address) : null,
                        line.GetValue(seed),
                        line.GetValue(tickets)
                    ),
                    line.InvocationConfiguration.Output,
                    line.InvocationConfiguration.Error,
                    cancellationToken
                )
        );
        return command;
    }

    private static Option<string?> Id(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };

    private static Option<int?> TimeWindow(string defaultValue) =>
        new("--time-window")
        {
            Description = $"The time window up to now, in hours. Default: {defaultValue}.",
            HelpName = "HOURS",
            CustomParser = static result =>
                ServerOptions.ParseInteger(result, 1, int.MaxValue, "--time-window must be a whole number of hours, at least 1."),
        };

    private static Option<bool> Force(string description) => new("--force") { Description = description };
}
