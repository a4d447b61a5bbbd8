using Refit;

namespace IncidentAnalytics.Client.Tests.Http.Samples;

/// <summary>Methods of every shape that the interfaces of the client can have.</summary>
[Headers("Accept-Language: en", "X-Weak: interface")]
internal interface ISamplesApi
{
    [Get("/samples/")]
    Task<Sample> ListAsync(
        [Query] SampleQuery? query,
        [Property] RequestOptions? options = null,
        CancellationToken cancellationToken = default
    );

    [Get("/samples/{id}/parts/{part}/{number}/")]
    Task<Sample?> GetPartAsync([AliasAs("id")] string sampleId, Guid part, int number);

    [Get("/text/{id}")]
    Task<Sample> GetTextAsync(string id, [Query] string? q = null);

    [Get("/aliased/{sample_id}")]
    Task<Sample> GetAliasedAsync([AliasAs("sample_id")] string id);

    [Get("/scalars")]
    Task<Sample> GetScalarsAsync(
        [Query] string? text = null,
        bool? flag = null,
        int? number = null,
        long? big = null,
        double? fraction = null,
        float? single = null,
        decimal? price = null,
        Guid? guid = null,
        [Query(Format = "N")] Guid? compact = null,
        [Query(Format = "0.00")] decimal? rounded = null,
        [Query(Format = "0%")] double? percent = null
    );

    [Get("/dates")]
    Task<Sample> GetDatesAsync(
        DateTimeOffset? plain = null,
        [Query(Format = "yyyy-MM-ddTHH:mm:ssZ")] DateTimeOffset? utc = null,
        [Query(Format = "yyyy-MM-dd HH:mm:sszzz")] DateTimeOffset? offset = null,
        [Query(Format = "yyyy-MM-dd HH:mm:ss'+0000'")] DateTimeOffset? quoted = null,
        [Query(Format = "O")] DateTimeOffset? round = null,
        [Query(Format = "s")] DateTimeOffset? sortable = null,
        [Query(Format = "yyyy-MM-dd")] DateOnly? day = null,
        [Query(Format = "HH:mm:ss.fff")] TimeOnly? time = null
    );

    [Get("/local")]
    Task<Sample> GetLocalAsync(DateTime? plain = null, [Query(Format = "s")] DateTime? formatted = null);

    [Get("/lists?fixed=1")]
    Task<Sample> GetListsAsync(
        [Query(CollectionFormat.Csv)] IReadOnlyList<string?>? csv = null,
        [Query(CollectionFormat.Multi), AliasAs("multi[]")] IEnumerable<string>? multi = null,
        [Query(CollectionFormat.Csv)] int[]? numbers = null,
        [Query(CollectionFormat.Csv)] HashSet<Guid?>? guids = null,
        [Query(CollectionFormat.Multi)] List<bool>? flags = null
    );

    [Get("/open/{kind}")]
    Task<Sample> GetOpenValuesAsync(
        SampleKind kind,
        SampleKind? one = null,
        [Query(CollectionFormat.Csv)] IReadOnlyList<SampleKind>? many = null,
        [Query(CollectionFormat.Multi)] SampleKind?[]? each = null
    );

    [Get("/names")]
    Task<Sample> GetNamesAsync(
        [Query, AliasAs("$filter")] string? filter,
        [Query, AliasAs("a b&c=d")] string? odd,
        [Query] string? @event,
        [Query] string? url,
        [Query] string? request
    );

    [Post("/samples/")]
    Task<Sample> CreateAsync([Body] Sample sample, [Query] string? dryRun = null, CancellationToken cancellationToken = default);

    [Post("/samples/{id}/numbers")]
    Task<int?> PostNumberAsync(long id, [Body] int number);

    [Post("/samples/{id}/start")]
    Task<Sample?> StartAsync(string id);

    [Put("/samples/{id}")]
    Task<Sample> ReplaceAsync(string id, [Body] Sample sample);

    [Patch("/samples/{id}")]
    Task<Sample> ChangeAsync(string id, [Body] Sample sample);

    [Delete("/samples/{id}")]
    [Headers("X-Weak: method")]
    Task<Sample?> DeleteAsync(string id, [Header("X-Reason")] string? reason, [Header("x-weak")] string? weak);
}

internal static class SamplesOperations
{
    private static SamplesJsonContext Json => SamplesJsonContext.Default;

    public static OperationTable All { get; } =
        new()
        {
            { nameof(ISamplesApi.ListAsync), "samples.list", static () => Json.Sample, OperationTraits.RetrySafe },
            { nameof(ISamplesApi.GetPartAsync), "samples.get_part", static () => Json.Sample, OperationTraits.AnySuccess },
            { nameof(ISamplesApi.GetTextAsync), "samples.get_text", static () => Json.Sample },
            { nameof(ISamplesApi.GetAliasedAsync), "samples.get_aliased", static () => Json.Sample },
            { nameof(ISamplesApi.GetScalarsAsync), "samples.get_scalars", static () => Json.Sample },
            { nameof(ISamplesApi.GetDatesAsync), "samples.get_dates", static () => Json.Sample },
            { nameof(ISamplesApi.GetLocalAsync), "samples.get_local", static () => Json.Sample },
            { nameof(ISamplesApi.GetListsAsync), "samples.get_lists", static () => Json.Sample },
            { nameof(ISamplesApi.GetOpenValuesAsync), "samples.get_open_values", static () => Json.Sample },
            { nameof(ISamplesApi.GetNamesAsync), "samples.get_names", static () => Json.Sample },
            { nameof(ISamplesApi.CreateAsync), "samples.create", static () => Json.Sample },
            { nameof(ISamplesApi.PostNumberAsync), "samples.post_number", static () => Json.NullableInt32, OperationTraits.AnySuccess },
            { nameof(ISamplesApi.StartAsync), "samples.start", static () => Json.Sample, OperationTraits.AnySuccess },
            { nameof(ISamplesApi.ReplaceAsync), "samples.replace", static () => Json.Sample },
            { nameof(ISamplesApi.ChangeAsync), "samples.change", static () => Json.Sample },
            { nameof(ISamplesApi.DeleteAsync), "samples.delete", static () => Json.Sample, OperationTraits.AnySuccess },
        };
}
