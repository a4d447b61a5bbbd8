using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace IncidentAnalytics.Client.Recording;

/// <summary>A request and its response, as they pass by. Its end hands it to the recorder, once.</summary>
internal sealed class Exchange
{
    private static readonly KeyValuePair<string, string>[] NoHeaders = [];

    private readonly ExchangeRecorder _recorder;
    private readonly long _startedAt;
    private long _respondedAt;
    private int _isEnded;

    public Exchange(ExchangeRecorder recorder, IncidentAnalyticsService service, HttpRequestMessage request)
    {
        _recorder = recorder;
        _startedAt = recorder.Time.GetTimestamp();
        StartedAt = recorder.Time.GetUtcNow();
        Service = service;
        Method = request.Method.Method;
        Address = request.RequestUri!;
        RequestVersion = request.Version;
        RequestHeaders = Copy(request.Headers, request.Content?.Headers);
        RequestBody = new CapturedBody(recorder.MaxBodyBytes);
        ResponseBody = new CapturedBody(recorder.MaxBodyBytes);
    }

    public IncidentAnalyticsService Service { get; }

    public DateTimeOffset StartedAt { get; }

    public string Method { get; }

    public Uri Address { get; }

    public Version RequestVersion { get; }

    public KeyValuePair<string, string>[] RequestHeaders { get; }

    public CapturedBody RequestBody { get; }

    /// <summary>The status; null when there was no response.</summary>
    public HttpStatusCode? Status { get; private set; }

    public string ReasonPhrase { get; private set; } = "";

    public Version? ResponseVersion { get; private set; }

    public KeyValuePair<string, string>[] ResponseHeaders { get; private set; } = NoHeaders;

    public CapturedBody ResponseBody { get; }

    /// <summary>The kind of failure, never a message, which could repeat a secret; null for none.</summary>
    public string? Error { get; private set; }

    /// <summary>Whether the caller stopped reading before the end of the response.</summary>
    public bool IsAbandoned { get; private set; }

    public TimeSpan Wait { get; private set; }

    public TimeSpan Receive { get; private set; }

    public void SetResponse(HttpResponseMessage response)
    {
        _respondedAt = _recorder.Time.GetTimestamp();
        Status = response.StatusCode;
        ReasonPhrase = response.ReasonPhrase ?? "";
        ResponseVersion = response.Version;
        ResponseHeaders = Copy(response.Headers, response.Content.Headers);
    }

    /// <summary>Ends the exchange after the whole response.</summary>
    public void Complete() => End(error: null, isAbandoned: false);

    /// <summary>Ends the exchange, of which the caller read only a part.</summary>
    public void Abandon() => End(error: null, isAbandoned: true);

    public void Fail(Exception failure) => End(Describe(failure), isAbandoned: false);

    private void End(string? error, bool isAbandoned)
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
            return;

        var endedAt = _recorder.Time.GetTimestamp();
        Error = error;
        IsAbandoned = isAbandoned && !HasWholeLength();
        Wait = _recorder.Time.GetElapsedTime(_startedAt, Status is null ? endedAt : _respondedAt);
        Receive = Status is null ? TimeSpan.Zero : _recorder.Time.GetElapsedTime(_respondedAt, endedAt);
        _recorder.Add(this);
    }

    private bool HasWholeLength() =>
        Status is HttpStatusCode.NoContent or HttpStatusCode.ResetContent or HttpStatusCode.NotModified
        || Array.Exists(
            ResponseHeaders,
            header =>
                header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
                && long.TryParse(header.Value, CultureInfo.InvariantCulture, out var length)
                && length == ResponseBody.Length
        );

    private static string Describe(Exception failure) =>
        failure switch
        {
            OperationCanceledException => "Canceled",
            HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => http.HttpRequestError.ToString(),
            HttpRequestException { InnerException: { } cause } => Describe(cause),
            HttpIOException http => http.HttpRequestError.ToString(),
            SocketException socket => socket.SocketErrorCode.ToString(),
            IOException { InnerException: SocketException socket } => socket.SocketErrorCode.ToString(),
            _ => failure.GetType().Name,
        };

    private static KeyValuePair<string, string>[] Copy(HttpHeaders headers, HttpContentHeaders? contentHeaders) =>
        [
            .. headers
                .NonValidated.Concat(contentHeaders?.NonValidated.AsEnumerable() ?? [])
                .Select(static header => KeyValuePair.Create(header.Key, header.Value.ToString())),
        ];
}
