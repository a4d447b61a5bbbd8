using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Recording;

/// <summary>An entry of an HTTP Archive 1.2. Members that start with an underscore are extensions.</summary>
internal sealed record HarEntry
{
    public required string StartedDateTime { get; init; }

    /// <summary>The duration of the exchange, in milliseconds.</summary>
    public required double Time { get; init; }

    public required HarRequest Request { get; init; }

    public required HarResponse Response { get; init; }

    public HarCache Cache { get; } = new();

    public required HarTimings Timings { get; init; }

    [JsonPropertyName("_service")]
    public required string Service { get; init; }
}

internal sealed record HarRequest
{
    public required string Method { get; init; }

    public required string Url { get; init; }

    public required string HttpVersion { get; init; }

    public HarCookie[] Cookies { get; } = [];

    public required HarPair[] Headers { get; init; }

    public required HarPair[] QueryString { get; init; }

    public HarPostData? PostData { get; init; }

    public long HeadersSize { get; } = -1;

    public required long BodySize { get; init; }
}

internal sealed record HarResponse
{
    /// <summary>The status; 0 when there was no response.</summary>
    public required int Status { get; init; }

    public required string StatusText { get; init; }

    public required string HttpVersion { get; init; }

    public HarCookie[] Cookies { get; } = [];

    public required HarPair[] Headers { get; init; }

    public required HarContent Content { get; init; }

    public required string RedirectURL { get; init; }

    public long HeadersSize { get; } = -1;

    public long BodySize { get; } = -1;

    /// <summary>Why the exchange failed; null for none.</summary>
    [JsonPropertyName("_error")]
    public string? Error { get; init; }
}

internal sealed record HarPostData
{
    public required string MimeType { get; init; }

    public required string Text { get; init; }

    /// <summary><c>base64</c> when the body is not text; null otherwise. The format has no such member.</summary>
    [JsonPropertyName("_encoding")]
    public string? Encoding { get; init; }

    /// <summary>True when the text is only the start of the body; null otherwise.</summary>
    [JsonPropertyName("_truncated")]
    public bool? IsTruncated { get; init; }
}

internal sealed record HarContent
{
    /// <summary>The length of the whole body, as far as it was read.</summary>
    public required long Size { get; init; }

    public required string MimeType { get; init; }

    public string? Text { get; init; }

    /// <summary><c>base64</c> when the body is not text; null otherwise.</summary>
    public string? Encoding { get; init; }

    /// <summary>True when the text is only the start of the body; null otherwise.</summary>
    [JsonPropertyName("_truncated")]
    public bool? IsTruncated { get; init; }
}

internal sealed record HarPair(string Name, string Value);

internal sealed record HarCookie;

internal sealed record HarCache;

/// <summary>Times in milliseconds.</summary>
internal sealed record HarTimings(double Send, double Wait, double Receive);

[JsonSerializable(typeof(HarEntry))]
internal sealed partial class HarJsonContext : JsonSerializerContext
{
    /// <summary>Writes text as it is, so that people can read and search a file.</summary>
    public static HarJsonContext Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
