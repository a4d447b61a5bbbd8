using IncidentAnalytics.Client.Paging;
using Refit;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>Client for predictive models and their training.</summary>
/// <inheritdoc cref="AnalyticsClient" path="/remarks"/>
public sealed class PredictiveModelsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    public PredictiveModelsClient(IPredictiveModelsApi api)
        : this(api, TimeProvider.System) { }

    internal PredictiveModelsClient(IPredictiveModelsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The low-level interface.</summary>
    public IPredictiveModelsApi Api { get; }

    /// <summary>Lists predictive models: <c>GET /api/analytics/predictive-models/</c>.</summary>
    /// <param name="query">Filters, order and first page; null for all. Validated and copied before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every enumeration, in addition to the token of each.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. A page is requested when its items are enumerated.</returns>
    public AsyncPageable<PredictiveModel> ListAsync(
        PredictiveModelQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<PredictiveModelQuery, PredictiveModel>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Reads one page of predictive models: <c>GET /api/analytics/predictive-models/</c>.</summary>
    /// <param name="query">Filters, order and page; null for the first page of all.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">The page does not exist.</exception>
    public Task<Page<PredictiveModel>> GetPageAsync(
        PredictiveModelQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<PredictiveModelQuery, PredictiveModel>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>Creates a predictive model: <c>POST /api/analytics/predictive-models/</c>.</summary>
    /// <param name="request">The predictive model to create. Validated and written before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The created predictive model.</returns>
    /// <remarks>Not retried once the service may have received the request.</remarks>
    /// <example>
    /// <code>
    /// var model = await client.Analytics.PredictiveModels.CreateAsync(
    ///     new CreatePredictiveModelRequest
    ///     {
    ///         Name = "Incident volume",
    ///         ModelType = PredictiveModelType.IncidentPrediction,
    ///         AlgorithmType = PredictiveAlgorithmType.RandomForest,
    ///         FeatureColumns = ["category", "priority"],
    ///         TrainingDataPeriodDays = 90,
    ///     },
    ///     cancellationToken: cancellationToken
    /// );
    /// </code>
    /// </example>
    public Task<PredictiveModel> CreateAsync(
        CreatePredictiveModelRequest request,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        return Api.CreateAsync(request, options, cancellationToken);
    }

    /// <summary>Starts training a model: <c>POST /api/analytics/predictive-models/{id}/train/</c>.</summary>
    /// <param name="id">Identifier of the model.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response, which the service does not document; null if it is empty or cannot be read.</returns>
    /// <remarks>Not retried once the service may have received the request.</remarks>
    /// <example>
    /// <code>
    /// var modelId = "3f8e1d0c-5b7a-4c29-9e64-1a2b3c4d5e6f";
    /// var training = await client.Analytics.PredictiveModels.TrainAsync(modelId, cancellationToken: cancellationToken);
    /// Console.WriteLine($"{training?.Status}: {training?.Message}");
    /// </code>
    /// </example>
    public Task<ModelTraining?> TrainAsync(string id, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.TrainAsync(id, EmptyObjectBody.Instance, options, cancellationToken);

    /// <summary>Reads the scores of a trained model: <c>GET /api/analytics/predictive-models/{id}/performance/</c>.</summary>
    /// <param name="id">Identifier of the model.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The scores.</returns>
    public Task<ModelPerformance> GetPerformanceAsync(
        string id,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Api.GetPerformanceAsync(id, options, cancellationToken);
}

/// <summary>Filters for listing predictive models.</summary>
public sealed record PredictiveModelQuery : AnalyticsListQuery
{
    /// <summary>Type of the models (<c>model_type</c>).</summary>
    [AliasAs("model_type")]
    public PredictiveModelType? ModelType { get; init; }

    /// <summary>Status of the models (<c>status</c>).</summary>
    [AliasAs("status")]
    public PredictiveModelStatus? Status { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(ModelType, "query.ModelType");
        Guard.ThrowIfEmpty(Status, "query.Status");
    }
}
