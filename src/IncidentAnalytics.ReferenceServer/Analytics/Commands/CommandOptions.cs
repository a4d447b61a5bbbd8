using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>The options of a command as JSON, named like the vendor's command-line options but with underscores.</summary>
internal sealed record CommandOptions
{
    public const string CalculateKpis = "calculate_kpis";
    public const string RunAnomalyDetection = "run_anomaly_detection";
    public const string TrainPredictiveModels = "train_predictive_models";

    public static readonly IReadOnlyList<string> Commands = [CalculateKpis, RunAnomalyDetection, TrainPredictiveModels];

    private const string MetricIdName = "metric_id";
    private const string ModelIdName = "model_id";
    private const string TimeWindowName = "time_window";
    private const string ForceName = "force";

    public string? MetricId { get; private init; }

    public string? ModelId { get; private init; }

    public TimeSpan? TimeWindow { get; private init; }

    public bool Force { get; private init; }

    /// <summary>The names of a command's options; null when there is no such command.</summary>
    public static IReadOnlyList<string>? GetOptionNames(string command) =>
        command switch
        {
            CalculateKpis => [MetricIdName, TimeWindowName, ForceName],
            RunAnomalyDetection => [ModelIdName, TimeWindowName],
            TrainPredictiveModels => [ModelIdName, ForceName],
            _ => null,
        };

    /// <exception cref="FormatException">The JSON is not an object, or a member is unknown or invalid; the message names it.</exception>
    public static CommandOptions Read(JsonElement json, IReadOnlyList<string> known)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The body must be an object.");
        }

        var options = new CommandOptions();
        foreach (var member in json.EnumerateObject())
        {
            if (!known.Contains(member.Name, StringComparer.Ordinal))
            {
                throw new FormatException($"Unknown option {member.Name}; the options are {string.Join(", ", known)}.");
            }

            options = member.Value.ValueKind == JsonValueKind.Null ? options : options.With(member.Name, member.Value);
        }

        return options;
    }

    private CommandOptions With(string name, JsonElement value) =>
        name switch
        {
            MetricIdName => this with { MetricId = Id(name, value) },
            ModelIdName => this with { ModelId = Id(name, value) },
            ForceName => this with
            {
                Force = value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? value.GetBoolean()
                    : throw new FormatException($"{name} must be true or false."),
            },
            _ => this with
            {
                TimeWindow =
                    value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var hours)
                        ? TimeSpan.FromHours(hours)
                        : throw new FormatException($"{name} must be an integer number of hours."),
            },
        };

    private static string Id(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{name} must be a string.");
}
