using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Recording;

/// <summary>Formats exchanges as entries of a HAR file, with their credentials masked.</summary>
internal sealed class ExchangeFormatter(RecorderOptions options)
{
    private readonly RecordingMask _mask = new(options);

    /// <returns>One line of JSON.</returns>
    public byte[] Format(Exchange exchange)
    {
        var secrets = RecordedSecrets.Find(exchange, options.RequestHeaders, options.ResponseHeaders);
        return JsonSerializer.SerializeToUtf8Bytes(
            new HarEntry
            {
                StartedDateTime = exchange.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                Time = Milliseconds(exchange.Wait + exchange.Receive),
                Request = FormatRequest(exchange, secrets),
                Response = FormatResponse(exchange, secrets),
                Timings = new HarTimings(0, Milliseconds(exchange.Wait), Milliseconds(exchange.Receive)),
                Service = exchange.Service.ToString().ToLowerInvariant(),
            },
            HarJsonContext.Readable.HarEntry
        );
    }

    private HarRequest FormatRequest(Exchange exchange, string[] secrets)
    {
        var query = _mask.MaskQuery(exchange.Address, secrets);
        var bytes = exchange.RequestBody.Close();
        var isTruncated = exchange.RequestBody.Length > bytes.Length;
        var body = _mask.MaskBody(bytes, isTruncated, exchange.RequestHeaders, secrets);
        return new HarRequest
        {
            Method = exchange.Method,
            Url = _mask.MaskAddress(exchange.Address, secrets),
            HttpVersion = FormatVersion(exchange.ResponseVersion ?? exchange.RequestVersion),
            Headers = _mask.MaskHeaders(exchange.RequestHeaders, options.RequestHeaders, secrets),
            QueryString =
            [
                .. query.Select(static pair => new HarPair(Uri.UnescapeDataString(pair.Name), Uri.UnescapeDataString(pair.Value))),
            ],
            PostData =
                bytes.Length == 0
                    ? null
                    : new HarPostData
                    {
                        MimeType = body.MimeType,
                        Text = body.Text,
                        Encoding = body.Encoding,
                        IsTruncated = body.IsTruncated ? true : null,
                    },
            BodySize = exchange.RequestBody.Length,
        };
    }

    private HarResponse FormatResponse(Exchange exchange, string[] secrets)
    {
        var bytes = exchange.ResponseBody.Close();
        var isTruncated = exchange.IsAbandoned || exchange.ResponseBody.Length > bytes.Length;
        var body = _mask.MaskBody(bytes, isTruncated, exchange.ResponseHeaders, secrets);
        var headers = _mask.MaskHeaders(exchange.ResponseHeaders, options.ResponseHeaders, secrets);
        return new HarResponse
        {
            Status = exchange.Status is { } status ? (int)status : 0,
            StatusText = _mask.MaskText(exchange.ReasonPhrase, secrets),
            HttpVersion = exchange.ResponseVersion is { } version ? FormatVersion(version) : "",
            Headers = headers,
            Content = new HarContent
            {
                Size = exchange.ResponseBody.Length,
                MimeType = body.MimeType,
                Text = exchange.Status is null ? null : body.Text,
                Encoding = body.Encoding,
                IsTruncated = body.IsTruncated || (exchange.Status is not null && exchange.Error is not null) ? true : null,
            },
            RedirectURL =
                Array.Find(headers, static header => header.Name.Equals("Location", StringComparison.OrdinalIgnoreCase))?.Value ?? "",
            Error = exchange.Error,
        };
    }

    private static string FormatVersion(Version version) =>
        version.Major >= 2 ? FormattableString.Invariant($"HTTP/{version.Major}") : FormattableString.Invariant($"HTTP/{version}");

    private static double Milliseconds(TimeSpan time) => Math.Round(Math.Max(time.TotalMilliseconds, 0), 3);
}
