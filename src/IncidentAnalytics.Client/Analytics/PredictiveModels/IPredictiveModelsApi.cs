using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>
/// Predictive models, endpoint by endpoint. Low-level interface: use <see cref="PredictiveModelsClient"/> for typed results.
/// </summary>
public interface IPredictiveModelsApi
{
    /// <summary>Lists predictive models: <c>GET /api/analytics/predictive-models/</c>.</summary>
    /// <param name="query">Which, in which order, and which page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/predictive-models/")]
    Task<AnalyticsPage<PredictiveModel>> ListAsync(
        [Query] PredictiveModelQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>Makes a predictive model: <c>POST /api/analytics/predictive-models/</c>. Never repeated once it may have run.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Post("/api/analytics/predictive-models/")]
    Task<PredictiveModel> CreateAsync(
        [Body] CreatePredictiveModelRequest request,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Starts the training of a model: <c>POST /api/analytics/predictive-models/{id}/train/</c>. Never repeated once it may have run.
    /// </summary>
    /// <param name="id">The id of the model.</param>
    /// <param name="body">An empty object.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; its value is null when the service sent none.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Post("/api/analytics/predictive-models/{id}/train/")]
    Task<ModelTraining?> TrainAsync(
        string id,
        [Body] EmptyBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );

    /// <summary>How good a model is: <c>GET /api/analytics/predictive-models/{id}/performance/</c>.</summary>
    /// <param name="id">The id of the model.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument, option or header cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/analytics/predictive-models/{id}/performance/")]
    Task<ModelPerformance> GetPerformanceAsync(string id, [Property] RequestOptions? options, CancellationToken cancellationToken);
}

/// <summary>The operations of <see cref="IPredictiveModelsApi"/>.</summary>
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
