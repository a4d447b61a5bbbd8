using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>Low-level interface to predictive models. Use <see cref="PredictiveModelsClient"/> for paging and validation.</summary>
public interface IPredictiveModelsApi
{
    /// <summary>Lists predictive models: <c>GET /api/analytics/predictive-models/</c>.</summary>
    [Get("/api/analytics/predictive-models/")]
    Task<AnalyticsPage<PredictiveModel>> ListAsync(
        [Query] PredictiveModelQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Creates a predictive model: <c>POST /api/analytics/predictive-models/</c>.</summary>
    [Post("/api/analytics/predictive-models/")]
    Task<PredictiveModel> CreateAsync(
        [Body] CreatePredictiveModelRequest request,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Starts training a model: <c>POST /api/analytics/predictive-models/{id}/train/</c>.</summary>
    [Post("/api/analytics/predictive-models/{id}/train/")]
    Task<ModelTraining?> TrainAsync(
        string id,
        [Body] EmptyObjectBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Reads the scores of a trained model: <c>GET /api/analytics/predictive-models/{id}/performance/</c>.</summary>
    [Get("/api/analytics/predictive-models/{id}/performance/")]
    Task<ModelPerformance> GetPerformanceAsync(string id, [Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>Operations of <see cref="IPredictiveModelsApi"/>.</summary>
internal static class PredictiveModelsOperations
{
    private static AnalyticsJsonContext Json => AnalyticsJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            {
                nameof(IPredictiveModelsApi.ListAsync),
                "analytics.predictive_models.list",
                static () => Json.AnalyticsPagePredictiveModel,
                RetrySafe
            },
            { nameof(IPredictiveModelsApi.CreateAsync), "analytics.predictive_models.create", static () => Json.PredictiveModel },
            {
                nameof(IPredictiveModelsApi.TrainAsync),
                "analytics.predictive_models.train",
                static () => Json.ModelTraining,
                AnySuccess | Undocumented
            },
            {
                nameof(IPredictiveModelsApi.GetPerformanceAsync),
                "analytics.predictive_models.get_performance",
                static () => Json.ModelPerformance,
                RetrySafe | Undocumented
            },
        };
}
