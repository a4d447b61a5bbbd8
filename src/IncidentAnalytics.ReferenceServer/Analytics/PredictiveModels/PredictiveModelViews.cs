using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary><c>predictive-models/</c>.</summary>
/// <param name="store">The analytics.</param>
/// <param name="isInstant">Whether a training takes no time by the server's clock: then the answer waits for it.</param>
internal sealed class PredictiveModelViews(AnalyticsStore store, bool isInstant)
{
    private const int LongestName = 200;
    private const int LongestText = 2_000;
    private const int DaysOfTenYears = 3_650;

    private static readonly ListView<PredictiveModel> Lists = new(
        PredictiveModelFields.All,
        new(
            Filter<PredictiveModel>.Choice("model_type", ModelTypes.All, static model => model.ModelType),
            Filter<PredictiveModel>.Choice("status", ModelStatuses.All, static model => model.Status)
        ),
        static model => [model.Name, model.Description]
    );

    public IEnumerable<View> Views =>
        [
            new View("predictive-models/", "Predictive Model List") { Get = List, Post = CreateAsync },
            new View("predictive-models/{id}/train/", "Train") { Post = TrainAsync },
            new View("predictive-models/{id}/performance/", "Performance") { Get = Performance },
        ];

    private DrfResponse List(DrfRequest request) => DrfResponse.Ok(Lists.Answer(request, store.Current.PredictiveModels));

    private async Task<DrfResponse> CreateAsync(DrfRequest request)
    {
        var input = await request.ReadObjectAsync().ConfigureAwait(false);
        var draft = new PredictiveModelDraft
        {
            Name = input.Text("name", LongestName),
            Description = input.Text("description", LongestText, absent: ""),
            ModelType = input.Choice("model_type", ModelTypes.All),
            AlgorithmType = input.Choice("algorithm_type", AlgorithmTypes.All),
            ModelConfig = input.Object("model_config"),
            FeatureColumns = input.Texts("feature_columns", LongestName),
            TargetColumn = input.NullableText("target_column", LongestName) ?? "",
            TrainingDataPeriodDays = input.Whole("training_data_period_days", absent: 90, least: 1, most: DaysOfTenYears),
            MinTrainingSamples = input.Whole("min_training_samples", absent: 100, least: 1),
            AutoRetrainEnabled = input.Flag("auto_retrain_enabled", absent: false),
            RetrainFrequencyDays = input.Whole("retrain_frequency_days", absent: 30, least: 1, most: DaysOfTenYears),
            PerformanceThreshold = input.Float("performance_threshold", absent: 0.8, least: 0, most: 1),
        };
        input.Check();
        return DrfResponse.Created(PredictiveModelFields.All.Write(store.Current.CreateModel(draft, Users.Of(request))));
    }

    private async Task<DrfResponse> TrainAsync(DrfRequest request)
    {
        var state = store.Current;
        var model = state.FindModel(Ids.Read(request)) ?? throw DrfException.NotFound();
        _ = await request.ReadAsync().ConfigureAwait(false);
        var start = state.BeginTraining(model.Id) ?? throw DrfException.NotFound();
        if (!start.IsStarted)
        {
            throw DrfException.Conflict("This model is already being trained.");
        }

        if (!isInstant)
        {
            return DrfResponse.Accepted(PredictiveModelFields.Started(start));
        }

        try
        {
            return DrfResponse.Ok(PredictiveModelFields.Finished(await start.Completion.ConfigureAwait(false), start.StartedAt));
        }
        catch (OperationCanceledException)
        {
            // A reset came in between: the training was given up, and its model is gone.
            throw DrfException.NotFound();
        }
    }

    private DrfResponse Performance(DrfRequest request)
    {
        var model = store.Current.FindModel(Ids.Read(request)) ?? throw DrfException.NotFound();
        return DrfResponse.Ok(PredictiveModelFields.Performance.Write(model));
    }
}
