using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.PredictiveModels;

public sealed class TrainingTests
{
    private static readonly TimeSpan Takes = TimeSpan.FromSeconds(90);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ModelTypes.AnomalyDetection, 0.6, 0.9)]
    [InlineData(ModelTypes.IncidentPrediction, 0.65, 0.6)]
    [InlineData(ModelTypes.SeverityPrediction, 0.55, 0.5)]
    [InlineData(ModelTypes.ResolutionTimePrediction, 0.6, 0.5)]
    [InlineData(ModelTypes.EscalationPrediction, 0.15, 0.15)]
    [InlineData(ModelTypes.CostPrediction, 0.6, 0.6)]
    public void Scores_AreBetterThanGuessing_WhenTheWorldIsGenerated(string type, double f1, double precision)
    {
        using var world = new AnalyticsTestData(lines: null);

        var model = world.Data.PredictiveModels.All.First(each => each.ModelType == type);

        Assert.Equal((ModelStatuses.Active, "1.0"), (model.Status, model.Version));
        var scores = model.Scores!;
        TestContext.Current.TestOutputHelper!.WriteLine($"{type}: {scores} {string.Join(", ", scores.Metrics)}");
        Assert.True(scores.F1 >= f1 && scores.Precision >= precision, scores.ToString());
        Assert.True(
            scores is { Accuracy: > 0.5 and <= 1, Recall: > 0 and <= 1, TrainingSamples: >= 100, TestSamples: > 50 },
            scores.ToString()
        );
    }

    [Fact]
    public void Scores_AreHigh_OnlyWhenTheFeaturesPredict()
    {
        // The severity depends on the application; the escalation is independent of all features.
        var lines = Enumerable
            .Range(0, 1_000)
            .Select(static i =>
                Incident(
                    Now.AddHours(-i - 1),
                    i % 2 == 0 ? "P1" : "P4",
                    5,
                    60,
                    i % 2 == 0 ? "checkout" : "search",
                    isEscalated: i * 7_919 % 10 == 0
                )
            );
        using var world = new AnalyticsTestData(lines);

        var severity = Scores(world, ModelTypes.SeverityPrediction);
        var escalation = Scores(world, ModelTypes.EscalationPrediction);

        Assert.Equal((1.0, 1.0, 1.0, 1.0), (severity.Accuracy, severity.Precision, severity.Recall, severity.F1));
        Assert.True(escalation.F1 < 0.5, escalation.ToString());
        Assert.InRange(severity.TrainingSamples + severity.TestSamples, 999, 1_000);
    }

    [Fact]
    public void ScorePositive_UsesTheCounts()
    {
        var confusion = new ConfusionMatrix();
        foreach (
            var (actual, predicted, count) in ((bool, bool, int)[])[(true, true, 6), (false, true, 2), (true, false, 3), (false, false, 9)]
        )
        {
            for (var i = 0; i < count; i++)
                confusion.Add(actual, predicted);
        }

        var binary = confusion.ScorePositive(80, "b");

        Assert.Equal((0.75, 0.75, 0.6667, 0.7059), (binary.Accuracy, binary.Precision, binary.Recall, binary.F1));
        Assert.Equal((80, 20, "b"), (binary.TrainingSamples, binary.TestSamples, binary.Baseline));
        var both = confusion.ScoreClasses(80, "b");
        Assert.Equal((0.75, 0.75, 0.7424, 0.7442), (both.Accuracy, both.Precision, both.Recall, both.F1));
    }

    [Fact]
    public async Task StartTraining_TrainsInTheBackgroundAndPublishes()
    {
        using var world = new AnalyticsTestData(Steady(), Takes);
        var model = Create(world, ModelTypes.ResolutionTimePrediction);
        Assert.Equal((ModelStatuses.Inactive, null, "0.0"), (model.Status, model.Scores, model.Version));

        var start = world.Data.PredictiveModels.StartTraining(model.Id)!;
        Assert.Equal((true, ModelStatuses.Training, Now), (start.IsStarted, start.Model.Status, start.StartedAt));
        await world.Clock.WaitForTimerAsync(Takes);
        Assert.Equal(ModelStatuses.Training, world.Data.PredictiveModels.Find(model.Id)!.Status);
        world.Clock.Advance(Takes);
        var trained = await start.Completion.WaitAsync(Ct);

        Assert.Equal((ModelStatuses.Active, "1.0", Now + Takes), (trained.Status, trained.Version, trained.LastTrainedAt));
        Assert.Equal(90, trained.Scores!.TrainingDurationSeconds);
        Assert.Same(trained, world.Data.PredictiveModels.Find(model.Id));
        Assert.Same(trained, Assert.Single(world.Events.OfType<ModelTrainingCompletedEvent>()).Model);
    }

    [Fact]
    public async Task StartTraining_RunsOneTrainingPerModel()
    {
        using var world = new AnalyticsTestData(Steady(), Takes);
        var (model, other) = (Create(world, ModelTypes.CostPrediction), Create(world, ModelTypes.SeverityPrediction));
        var first = world.Data.PredictiveModels.StartTraining(model.Id)!;
        await world.Clock.WaitForTimerAsync(Takes);
        world.Clock.Advance(TimeSpan.FromSeconds(30));

        var second = world.Data.PredictiveModels.StartTraining(model.Id)!;
        var ofOther = world.Data.PredictiveModels.StartTraining(other.Id)!;

        Assert.Equal((false, Now), (second.IsStarted, second.StartedAt));
        Assert.True(ofOther.IsStarted);
        world.Clock.Advance(TimeSpan.FromSeconds(60));
        await first.Completion.WaitAsync(Ct);
        var again = world.Data.PredictiveModels.StartTraining(model.Id)!;
        Assert.Equal((true, ModelStatuses.Retraining), (again.IsStarted, again.Model.Status));
        Assert.NotNull(again.Model.Scores);
        Assert.Null(world.Data.PredictiveModels.StartTraining(Guid.NewGuid()));
    }

    [Theory]
    [InlineData(ModelTypes.SeverityPrediction, "Too few samples: 8 samples for training, 100 are needed.")]
    [InlineData(ModelTypes.IncidentPrediction, "Too few samples: 7 samples for training, 100 are needed.")]
    public async Task StartTraining_SetsError_WhenThereAreTooFewSamples(string type, string message)
    {
        using var world = new AnalyticsTestData(Enumerable.Range(0, 10).Select(static i => Incident(Now.AddHours(-i - 0.5), "P3", 5, 10)));
        var model = Create(world, type);

        var trained = await world.Data.PredictiveModels.StartTraining(model.Id)!.Completion.WaitAsync(Ct);

        Assert.Equal(
            (ModelStatuses.Error, null, "0.0", null),
            (trained.Status, trained.Scores, trained.Version, (object?)trained.LastTrainedAt)
        );
        Assert.Equal(message, trained.ErrorMessage);
        Assert.Equal(ModelStatuses.Error, Assert.Single(world.Events.OfType<ModelTrainingCompletedEvent>()).Model.Status);
    }

    [Theory]
    [InlineData(ModelTypes.AnomalyDetection)]
    [InlineData(ModelTypes.IncidentPrediction)]
    [InlineData(ModelTypes.SeverityPrediction)]
    [InlineData(ModelTypes.ResolutionTimePrediction)]
    [InlineData(ModelTypes.EscalationPrediction)]
    [InlineData(ModelTypes.CostPrediction)]
    public async Task StartTraining_SetsError_WhenThereAreNoIncidents(string type)
    {
        using var world = new AnalyticsTestData([]);
        var model = world.Data.PredictiveModels.Create(Model(type) with { MinTrainingSamples = 0 });

        Assert.Equal(ModelStatuses.Error, (await world.Data.PredictiveModels.StartTraining(model.Id)!.Completion.WaitAsync(Ct)).Status);
    }

    [Fact]
    public async Task Reset_CancelsTrainings()
    {
        using var world = new AnalyticsTestData(Steady(), Takes);
        var model = Create(world, ModelTypes.CostPrediction);
        var start = world.Data.PredictiveModels.StartTraining(model.Id)!;
        await world.Clock.WaitForTimerAsync(Takes);

        world.Store.Reset();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start.Completion.WaitAsync(Ct));
        Assert.Null(world.Data.PredictiveModels.Find(model.Id));
        Assert.Empty(world.Events);
    }

    [Fact]
    public async Task TrainModels_TrainsOldModels_OrAllWhenForced()
    {
        using var world = new AnalyticsTestData(Steady());
        var mine = Create(world, ModelTypes.SeverityPrediction);

        var first = await world.TrainModelsAsync(null, force: false, progress: null, Ct);
        var second = await world.TrainModelsAsync(mine, force: false, progress: null, Ct);
        var forced = await world.TrainModelsAsync(mine, force: true, progress: null, Ct);
        world.Clock.Advance(TimeSpan.FromDays(31));
        var old = await world.TrainModelsAsync(mine, force: false, progress: null, Ct);

        Assert.Equal(7, first.Models.Count);
        Assert.Equal(TrainingOutcome.Trained, first.Models.Single(model => model.ModelId == mine.Id.ToString()).Outcome);
        Assert.Equal(
            (TrainingOutcome.Skipped, TrainingOutcome.Trained, TrainingOutcome.Trained),
            (second.Models[0].Outcome, forced.Models[0].Outcome, old.Models[0].Outcome)
        );
        Assert.Equal("3.0", world.Data.PredictiveModels.Find(mine.Id)!.Version);
        Assert.Equal(old.Models[0].F1, world.Data.PredictiveModels.Find(mine.Id)!.Scores!.F1);
    }

    private static ModelScores Scores(AnalyticsTestData world, string type) =>
        world.Data.PredictiveModels.All.Single(model => model.ModelType == type).Scores!;

    private static PredictiveModel Create(AnalyticsTestData world, string type) => world.Data.PredictiveModels.Create(Model(type));

    private static PredictiveModel Model(string type) =>
        new()
        {
            Name = "mine",
            ModelType = type,
            AlgorithmType = "SVM",
            CreatedBy = AnalyticsUser.Admin,
        };
}
