using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary><c>predictive-models/</c>.</summary>
/// <param name="store">The models of the current world.</param>
/// <param name="isInstant">Whether trainings take no time by the server's clock, so that the response waits for them.</param>
internal sealed class PredictiveModelViews(Func<PredictiveModelStore> store, bool isInstant)
{
    private const int MaxNameLength = 200;
    private const int MaxTextLength = 2_000;
    private const int TenYearsInDays = 3_650;

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

    private DrfResponse List(DrfRequest request) => DrfResponse.Ok(Lists.GetPage(request, store().All));

    private async Task<DrfResponse> CreateAsync(DrfRequest request)
    {
        var input = await request.ReadObjectAsync().ConfigureAwait(false);
        var model = new PredictiveModel
        {
            Name = input.Text("name", MaxNameLength),
            Description = input.Text("description", MaxTextLength, defaultValue: ""),
            ModelType = input.Choice("model_type", ModelTypes.All),
            AlgorithmType = input.Choice("algorithm_type", AlgorithmTypes.All),
            ModelConfig = input.Object("model_config"),
            FeatureColumns = input.TextList("feature_columns", MaxNameLength),
            TargetColumn = input.NullableText("target_column", MaxNameLength) ?? "",
            TrainingDataPeriodDays = input.Integer("training_data_period_days", defaultValue: 90, min: 1, max: TenYearsInDays),
            MinTrainingSamples = input.Integer("min_training_samples", defaultValue: 100, min: 1),
            AutoRetrainEnabled = input.Boolean("auto_retrain_enabled", defaultValue: false),
            RetrainFrequencyDays = input.Integer("retrain_frequency_days", defaultValue: 30, min: 1, max: TenYearsInDays),
            PerformanceThreshold = input.Float("performance_threshold", defaultValue: 0.8, min: 0, max: 1),
            CreatedBy = AnalyticsUser.From(request),
        };
        input.ThrowIfInvalid();
        return DrfResponse.Created(PredictiveModelFields.All.Write(store().Create(model)));
    }

    private async Task<DrfResponse> TrainAsync(DrfRequest request)
    {
        var models = store();
        var model = models.Find(request.GetId()) ?? throw DrfException.NotFound();
        _ = await request.ReadBodyAsync().ConfigureAwait(false);
        var start = models.StartTraining(model.Id) ?? throw DrfException.NotFound();
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
            // Other tickets were loaded, so the model no longer exists.
            throw DrfException.NotFound();
        }
    }

    private DrfResponse Performance(DrfRequest request)
    {
        var model = store().Find(request.GetId()) ?? throw DrfException.NotFound();
        return DrfResponse.Ok(PredictiveModelFields.Performance.Write(model));
    }
}
