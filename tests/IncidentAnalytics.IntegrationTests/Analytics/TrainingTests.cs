using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Trainings that take time. Client and server share a fake clock.</summary>
public sealed class TrainingTests : AnalyticsFixture
{
    private static readonly TimeSpan TrainingTime = TimeSpan.FromMinutes(10);

    private protected override void Configure(IncidentAnalyticsServerOptions options)
    {
        base.Configure(options);
        options.TrainingTime = TrainingTime;
    }

    [Fact]
    public async Task TrainAsync_MakesTheModelActive()
    {
        var models = Client.Analytics.PredictiveModels;
        var id = (await models.CreateAsync(AnalyticsOperations.DocumentedModel, cancellationToken: Token)).Id!;

        var training = await models.TrainAsync(id, cancellationToken: Token);
        await Clock.WaitForTimerAsync(TrainingTime);
        Clock.Advance(TrainingTime - TimeSpan.FromSeconds(1));

        Assert.Equal(
            (id, PredictiveModelStatus.Training, Clock.GetUtcNow() - TrainingTime + TimeSpan.FromSeconds(1)),
            (training!.ModelId, training.Status, training.StartedAt)
        );
        Assert.Equal(PredictiveModelStatus.Training, (await ModelAsync(id)).Status);
        Assert.Null((await models.GetPerformanceAsync(id, cancellationToken: Token)).AccuracyScore);

        Clock.Advance(TimeSpan.FromSeconds(1));
        var model = await TrainedAsync(id);
        var performance = await models.GetPerformanceAsync(id, cancellationToken: Token);

        Assert.Equal(
            (PredictiveModelStatus.Active, Clock.GetUtcNow(), 600L),
            (model.Status, model.LastTrainedAt, model.TrainingDurationSeconds)
        );
        Assert.Equal(
            (model.AccuracyScore, model.PrecisionScore, model.RecallScore, model.F1Score),
            (performance.AccuracyScore, performance.PrecisionScore, performance.RecallScore, performance.F1Score)
        );
        Assert.All(
            new[] { model.AccuracyScore, model.PrecisionScore, model.RecallScore, model.F1Score },
            static score => Assert.InRange(score!.Value, 0, 1)
        );
        Assert.Equal(
            (PredictiveModelType.SeverityPrediction, 800L, 200L),
            (performance.ModelType, performance.TrainingSamplesCount, performance.TestSamplesCount)
        );
    }

    [Fact]
    public async Task TrainAsync_EndsInError_WithTooFewSamples()
    {
        var models = Client.Analytics.PredictiveModels;
        var id = (
            await models.CreateAsync(AnalyticsOperations.DocumentedModel with { MinTrainingSamples = 5000 }, cancellationToken: Token)
        ).Id!;

        await models.TrainAsync(id, cancellationToken: Token);
        await Clock.AdvanceToTimerAsync(TrainingTime);

        Assert.Equal(PredictiveModelStatus.Error, (await TrainedAsync(id)).Status);
    }

    [Fact]
    public async Task TrainPredictiveModelsAsync_WaitsForTheTraining()
    {
        var id = (await AnyModelAsync()).Id!;

        var command = Server.TrainPredictiveModelsAsync(id, force: true, cancellationToken: Token);
        await Clock.WaitForTimerAsync(TrainingTime);
        Assert.False(command.IsCompleted);
        Assert.Equal(PredictiveModelStatus.Retraining, (await ModelAsync(id)).Status);
        Clock.Advance(TrainingTime);

        Assert.Equal(1, (await command).TrainedCount);
        Assert.Equal(PredictiveModelStatus.Active, (await ModelAsync(id)).Status);
    }

    /// <summary>The training ends on a thread of the server soon after the clock advanced.</summary>
    private async Task<PredictiveModel> TrainedAsync(string id)
    {
        while (true)
        {
            var model = await ModelAsync(id);
            if (model.Status != PredictiveModelStatus.Training)
                return model;
        }
    }
}
