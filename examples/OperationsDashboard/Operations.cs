using Examples;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using Spectre.Console;

namespace OperationsDashboard;

/// <summary>The calls of the program.</summary>
internal static class Operations
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    public static async Task<Dashboard> ReadAsync(
        AnalyticsClient analytics,
        int anomalies,
        IReadOnlyList<string> notes,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        // The parts are independent and are requested concurrently.
        var kpis = analytics.KpiMetrics.GetSummaryAsync(cancellationToken: cancellationToken);
        var anomalySummary = analytics.AnomalyDetections.GetSummaryAsync(cancellationToken: cancellationToken);
        var latest = LatestAsync(analytics, anomalies, cancellationToken);
        var costs = analytics.CostAnalyses.GetSummaryAsync(cancellationToken: cancellationToken);
        var insights = analytics.PredictiveInsights.GetSummaryAsync(cancellationToken: cancellationToken);
        var heatmap = HeatmapAsync(analytics, cancellationToken);
        await Task.WhenAll(kpis, anomalySummary, latest, costs, insights, heatmap);
        return new Dashboard
        {
            ReadAt = time.GetUtcNow(),
            Kpis = await kpis,
            AnomalySummary = await anomalySummary,
            Anomalies = await latest,
            Costs = await costs,
            Insights = await insights,
            Heatmap = await heatmap,
            Notes = notes,
        };
    }

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
        shell.IsInteractive
            ? shell
                .Console.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(context => TrainAsync(analytics, context.AddTask("Training models"), shell.TimeProvider, cancellationToken))
            : TrainAsync(analytics, bar: null, shell.TimeProvider, cancellationToken);

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

    private static async Task<IReadOnlyList<AnomalyDetection>> LatestAsync(
        AnalyticsClient analytics,
        int count,
        CancellationToken cancellationToken
    )
    {
        if (count == 0)
            return [];

        var page = await analytics.AnomalyDetections.GetPageAsync(
            new AnomalyDetectionQuery { PageSize = count, Ordering = [AnalyticsOrder.Descending("detected_at")] },
            cancellationToken: cancellationToken
        );
        return page.Items;
    }

    private static async Task<Heatmap?> HeatmapAsync(AnalyticsClient analytics, CancellationToken cancellationToken)
    {
        var page = await analytics.HeatmapData.GetPageAsync(
            new HeatmapQuery
            {
                HeatmapType = HeatmapType.IncidentFrequency,
                TimeGranularity = HeatmapGranularity.Hourly,
                PageSize = 1,
            },
            cancellationToken: cancellationToken
        );
        return page.Items is [var heatmap, ..] ? heatmap : null;
    }
}
