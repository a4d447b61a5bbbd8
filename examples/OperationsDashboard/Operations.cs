using Examples;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using Spectre.Console;

namespace OperationsDashboard;

/// <summary>The actions before the dashboard is read.</summary>
internal static class Operations
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    public static async Task<string> AcknowledgeAsync(AnalyticsClient analytics, string id, CancellationToken cancellationToken)
    {
        var anomaly = await analytics.AnomalyDetections.AcknowledgeAsync(id, cancellationToken: cancellationToken);
        return $"Acknowledged {id}{(anomaly?.Status is { } status ? $", now {status}" : "")}.";
    }

    /// <summary>Whether the service reports an unknown anomaly. At a wrong address, the response is not JSON.</summary>
    public static bool IsUnknownAnomaly(NotFoundException exception) =>
        exception is { Operation: "analytics.anomaly_detections.acknowledge", Error.BodyStart: ['{', ..] };

    /// <summary>Trains all models one after the other, with a progress bar if the terminal is interactive.</summary>
    public static Task<IReadOnlyList<string>> TrainAsync(AnalyticsClient analytics, Shell shell, CancellationToken cancellationToken) =>
        shell.WaitAsync("Training models", bar => TrainAsync(analytics, bar, shell.TimeProvider, cancellationToken));

    private static async Task<IReadOnlyList<string>> TrainAsync(
        AnalyticsClient analytics,
        ProgressTask? bar,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var models = await analytics.PredictiveModels.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        var notes = new List<string>();
        foreach (var model in models)
        {
            if (bar is not null)
                bar.Description = Markup.Escape(Show.OneLine($"Training {model.Name}"));
            notes.Add(await TrainAsync(analytics, model, time, cancellationToken));
            bar?.Increment(bar.MaxValue / models.Count);
        }

        bar?.StopTask();
        return notes;
    }

    private static async Task<string> TrainAsync(
        AnalyticsClient analytics,
        PredictiveModel model,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        ModelTraining? training;
        try
        {
            training = await analytics.PredictiveModels.TrainAsync(model.Id!, cancellationToken: cancellationToken);
        }
        catch (ConflictException)
        {
            return $"{model.Name}: another training of it is running";
        }

        var status = training?.Status;

        // A service may train in the background; the list of models shows when it ends.
        while (status is null || status == PredictiveModelStatus.Training || status == PredictiveModelStatus.Retraining)
        {
            await Task.Delay(PollInterval, time, cancellationToken);
            var models = await analytics.PredictiveModels.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
            status = models.Find(m => m.Id == model.Id)?.Status ?? PredictiveModelStatus.Error;
        }

        if (status != PredictiveModelStatus.Active)
            return $"{model.Name}: {status}{(training?.Message is { } message ? $" ({message})" : "")}";

        var performance = await analytics.PredictiveModels.GetPerformanceAsync(model.Id!, cancellationToken: cancellationToken);
        return FormattableString.Invariant(
            $"{model.Name}: accuracy {performance.AccuracyScore:0.00}, F1 {performance.F1Score:0.00}, {performance.TrainingSamplesCount:N0} samples"
        );
    }
}
