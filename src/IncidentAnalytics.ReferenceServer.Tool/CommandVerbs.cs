using System.CommandLine;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>The vendor's management commands as verbs: <c>calculate-kpis</c>, <c>run-anomaly-detection</c>, <c>train-predictive-models</c>.</summary>
internal static class CommandVerbs
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
            Id("--metric-id", "METRIC_ID", "One metric; every active one without it."),
            TimeWindow("each metric's own"),
            Force("Calculates again what has been calculated.")
        );
        return Verb(
            "calculate-kpis",
            "Calculates KPI metrics over the time up to now.",
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
            Id("--model-id", "MODEL_ID", "One model of type ANOMALY_DETECTION; the system's without it."),
            TimeWindow("24")
        );
        return Verb(
            "run-anomaly-detection",
            "Looks for anomalies in the time up to now.",
            [modelId, timeWindow],
            line => new JsonObject { ["model_id"] = line.GetValue(modelId), ["time_window"] = line.GetValue(timeWindow) }
        );
    }

    private static Command TrainPredictiveModels()
    {
        var (modelId, force) = (
            Id("--model-id", "MODEL_ID", "One model; all of them without it."),
            Force("Trains also what was trained lately.")
        );
        return Verb(
            "train-predictive-models",
            "Trains predictive models and tells their scores.",
            [modelId, force],
            line => new JsonObject { ["model_id"] = line.GetValue(modelId), ["force"] = line.GetValue(force) }
        );
    }

    private static Command Verb(string name, string description, IEnumerable<Option> options, Func<ParseResult, JsonObject> read)
    {
        var url = new Option<string?>("--url")
        {
            Description = "A running server, as serve prints it; without it the command runs on a fresh world of its own.",
            HelpName = "URL",
        };
        url.Validators.Add(static result =>
        {
            if (
                result.Tokens is [var token]
                && !(Uri.TryCreate(token.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            )
            {
                result.AddError("--url is an absolute http or https address.");
            }
        });
        var seed = ServeCommand.SeedOption();
        var tickets = ServeCommand.TicketsOption();
        var command = new Command(name, description) { url, seed, tickets };
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            (line, cancellationToken) =>
                CommandRun.RunAsync(
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

    private static Option<int?> TimeWindow(string without)
    {
        var option = new Option<int?>("--time-window")
        {
            Description = $"The time to look at, in hours, up to now; without it {without}.",
            HelpName = "HOURS",
        };
        option.Validators.Add(static result =>
        {
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var hours)
                && hours < 1
            )
            {
                result.AddError("--time-window is a number of hours from 1.");
            }
        });
        return option;
    }

    private static Option<bool> Force(string description) => new("--force") { Description = description };
}
