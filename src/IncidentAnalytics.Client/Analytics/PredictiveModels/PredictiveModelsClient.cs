using IncidentAnalytics.Client.Paging;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>Predictive models.</summary>
public sealed class PredictiveModelsClient
{
    private readonly TimeProvider _time;

    /// <summary>Initializes a client over an implementation of the interface.</summary>
    /// <param name="api">The implementation; a mock in tests.</param>
    public PredictiveModelsClient(IPredictiveModelsApi api)
        : this(api, TimeProvider.System) { }

    internal PredictiveModelsClient(IPredictiveModelsApi api, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
    }

    /// <summary>The endpoints as they are on the wire, for raw responses.</summary>
    public IPredictiveModelsApi Api { get; }

    /// <summary>Lists predictive models, page by page as they are enumerated: <c>GET /api/analytics/predictive-models/</c>.</summary>
    /// <param name="query">Which, and in which order; null for all. Copied and checked before this method returns.</param>
    /// <param name="options">Options of each page's call, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels every run over the list, beside the token of each enumeration.</param>
    /// <returns>The items, or with <c>AsPages()</c> the pages. What a call can throw is thrown while they are enumerated.</returns>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    public AsyncPageable<PredictiveModel> ListAsync(
        PredictiveModelQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.List<PredictiveModelQuery, PredictiveModel>(Api.ListAsync, query, options, _time, cancellationToken);

    /// <summary>One page of the list: <c>GET /api/analytics/predictive-models/?page=…</c>.</summary>
    /// <param name="page">The number of the page, from 1.</param>
    /// <param name="query">Which, and in which order; null for all. Its own page is not looked at.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">There is no such page.</exception>
    /// <exception cref="ArgumentException">The query cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<Page<PredictiveModel>> ListPageAsync(
        long page,
        PredictiveModelQuery? query = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => AnalyticsPaging.GetPageAsync<PredictiveModelQuery, PredictiveModel>(Api.ListAsync, page, query, options, _time, cancellationToken);

    /// <summary>Makes a predictive model: <c>POST /api/analytics/predictive-models/</c>. Never repeated once it may have run.</summary>
    /// <param name="request">What to make. It is checked and written before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was made, as the service has it.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
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

    /// <summary>
    /// Starts the training of a model: <c>POST /api/analytics/predictive-models/{id}/train/</c>. Never repeated once it may have run.
    /// </summary>
    /// <param name="id">The id of the model.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The service's answer, which is not documented; null when it sent none.</returns>
    /// <exception cref="ArgumentException">The id is empty, or would change the route.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<ModelTraining?> TrainAsync(string id, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.TrainAsync(id, EmptyBody.Instance, options, cancellationToken);

    /// <summary>How good a model is: <c>GET /api/analytics/predictive-models/{id}/performance/</c>.</summary>
    /// <param name="id">The id of the model.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The id is empty, or would change the route.</exception>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<ModelPerformance> GetPerformanceAsync(
        string id,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Api.GetPerformanceAsync(id, options, cancellationToken);
}
