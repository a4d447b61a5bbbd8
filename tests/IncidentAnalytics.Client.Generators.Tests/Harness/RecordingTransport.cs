using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Generators.Tests.Harness;

/// <summary>Keeps the last call that a generated endpoint hands over, and answers nothing.</summary>
internal sealed class RecordingTransport : ApiTransport
{
    private ApiCall? _call;

    public ApiCall Call => _call ?? throw new InvalidOperationException("Nothing was sent.");

    public bool WasCalled => _call is not null;

    public string Url => Call.PathAndQuery;

    public string? Body => Call.JsonBody is { } body ? Encoding.UTF8.GetString(body) : null;

    public Type? ResultType { get; private set; }

    public CancellationToken CancellationToken { get; private set; }

    public override Task<ApiResponse<T>> SendAsync<T>(ApiCall call, JsonTypeInfo<T> resultType, CancellationToken cancellationToken)
    {
        _call = call;
        ResultType = resultType.Type;
        CancellationToken = cancellationToken;
        return Task.FromResult(new ApiResponse<T>(default!));
    }
}
