namespace IncidentAnalytics.Client.Generators.Tests.Execution;

/// <summary>Endpoints of every supported shape; the generator implements them in this very project.</summary>
[Headers("Accept-Language: en", "X-Weak: interface")]
internal interface ISamplesApi
{
    [Get("/samples/")]
    [Operation("samples.list")]
    [RetrySafe]
    Task<ApiResponse<Sample>> ListAsync([Query] SampleQuery? query, [Property] RequestOptions? options = null, CancellationToken cancellationToken = default);

    [Get("/samples/")]
    [Operation("samples.search")]
    Task<ApiResponse<Sample>> SearchAsync([Query] SampleQuery query);

    [Get("/samples/{id}/parts/{part}/{number}/")]
    [Operation("samples.get_part")]
    Task<ApiResponse<Sample?>> GetPartAsync([AliasAs("id")] string sampleId, Guid part, int number);

    [Get("/text/{id}")]
    [Operation("samples.get_text")]
    Task<ApiResponse<Sample>> GetTextAsync(string id, string? q = null);

    [Get("/scalars")]
    [Operation("samples.scalars")]
    Task<ApiResponse<Sample>> ScalarsAsync(
        string? text = null,
        bool? flag = null,
        int? number = null,
        long? big = null,
        double? fraction = null,
        float? single = null,
        decimal? price = null,
        Guid? guid = null,
        [Query(Format = "N")] Guid? compact = null,
        [Query(Format = "0.00")] decimal? rounded = null);

    [Get("/dates")]
    [Operation("samples.dates")]
    Task<ApiResponse<Sample>> DatesAsync(
        [Query(Format = "yyyy-MM-ddTHH:mm:ssZ")] DateTimeOffset? utc = null,
        [Query(Format = "yyyy-MM-dd HH:mm:sszzz")] DateTimeOffset? offset = null,
        [Query(Format = "yyyy-MM-dd HH:mm:ss'+0000'")] DateTimeOffset? quoted = null,
        [Query(Format = "O")] DateTimeOffset? round = null,
        [Query(Format = "s")] DateTimeOffset? sortable = null,
        [Query(Format = "yyyy-MM-dd")] DateOnly? day = null,
        [Query(Format = "HH:mm:ss.fff")] TimeOnly? time = null,
        [Query(CollectionFormat.Csv, Format = "yyyy-MM-ddTHH:mm:ssZ")] IReadOnlyList<DateTimeOffset>? many = null);

    [Get("/lists?fixed=1")]
    [Operation("samples.lists")]
    Task<ApiResponse<Sample>> ListsAsync(
        [Query(CollectionFormat.Csv)] IReadOnlyList<string?>? csv = null,
        [Query(CollectionFormat.Multi), AliasAs("multi[]")] IEnumerable<string>? multi = null,
        [Query(CollectionFormat.Csv)] int[]? numbers = null,
        [Query(CollectionFormat.Csv)] HashSet<Guid?>? guids = null,
        [Query(CollectionFormat.Multi)] List<bool>? flags = null);

    [Get("/open/{kind}")]
    [Operation("samples.open_values")]
    Task<ApiResponse<Sample>> OpenValuesAsync(
        SampleKind kind,
        SampleKind? one = null,
        [Query(CollectionFormat.Csv)] IReadOnlyList<SampleKind>? many = null,
        [Query(CollectionFormat.Multi)] SampleKind?[]? each = null);

    [Get("/names")]
    [Operation("samples.names")]
    Task<ApiResponse<Sample>> NamesAsync([AliasAs("$filter")] string? filter, [AliasAs("a b&c=d")] string? odd, string? @event, string? url, string? call, string? item);

    [Post("/samples/")]
    [Operation("samples.create")]
    Task<ApiResponse<Sample>> CreateAsync([Body] Sample sample, string? dryRun = null);

    [Post("/samples/{id}/numbers")]
    [Operation("samples.post_number")]
    Task<ApiResponse<int?>> PostNumberAsync(long id, [Body] int number);

    [Put("/samples/{id}")]
    [Operation("samples.replace")]
    Task<ApiResponse<Sample>> ReplaceAsync(string id, [Body] Sample sample);

    [Patch("/samples/{id}")]
    [Operation("samples.change")]
    Task<ApiResponse<Sample>> ChangeAsync(string id, [Body] Sample sample);

    [Delete("/samples/{id}")]
    [Operation("samples.delete")]
    [Headers("X-Weak: method")]
    Task<ApiResponse<Sample?>> DeleteAsync(string id, [Header("X-Reason")] string? reason, [Header("x-weak")] string? weak, CancellationToken token);
}
