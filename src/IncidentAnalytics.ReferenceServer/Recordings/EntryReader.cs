using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Recordings;

/// <summary>Reads one entry of an HTTP Archive.</summary>
internal sealed class EntryReader(string fileName, int number, List<string> warnings)
{
    private const string Masked = "***";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>Headers of the framing, which the server sets itself. A recorded body is not compressed.</summary>
    private static readonly FrozenSet<string> Framing = new[]
    {
        "Connection",
        "Content-Encoding",
        "Content-Length",
        "Keep-Alive",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public RecordedExchange Read(JsonElement entry)
    {
        ThrowIfNotObject(entry, null);
        var request = GetObject(entry, "request", "request");
        var response = GetObject(entry, "response", "response");
        var content = GetObject(response, "content", "response.content");
        var startedAt = ReadTime(entry);
        var shape = ReadRequest(request, out var isRequestWhole, out var isHttp);
        var status = ReadStatus(response);
        var headers = ReadHeaders(response);
        var body = ReadText(content, "response.content", "text", "encoding") ?? [];
        var error = GetText(response, "_error", "response._error", isRequired: false);
        var recorded = new RecordedResponse(status, ReadReason(response), headers, body, IsCut: status > 0 && error is not null);
        var obstacle =
            !isHttp ? "its address is not http"
            : !isRequestWhole ? "its request is truncated"
            : error == "Canceled" ? "it was canceled before the end of the response"
            : status is > 0 and < 200 ? "its status is not that of a final response"
            : error is null && IsTruncated(content) ? "its response is truncated"
            : null;
        if (obstacle is not null)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Entry {number} is not replayed: {obstacle}."));
        }

        return new RecordedExchange(fileName, number, startedAt, shape, obstacle is null ? recorded : null);
    }

    private DateTimeOffset ReadTime(JsonElement entry) =>
        DateTimeOffset.TryParse(
            GetText(entry, "startedDateTime", "startedDateTime"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : throw Invalid("startedDateTime", "a date and time is expected.");

    private RequestShape ReadRequest(JsonElement request, out bool isWhole, out bool isHttp)
    {
        var method = GetText(request, "method", "request.method")!;
        if (!Uri.TryCreate(GetText(request, "url", "request.url"), UriKind.Absolute, out var url) || url.IsFile)
        {
            throw Invalid("request.url", "an absolute address is expected.");
        }

        isHttp = url.Scheme is "http" or "https";
        isWhole = true;
        byte[] body = [];
        if (request.TryGetProperty("postData", out var data) && data.ValueKind != JsonValueKind.Null)
        {
            ThrowIfNotObject(data, "request.postData");
            var text = ReadText(data, "request.postData", "text", "_encoding");
            isWhole = text is not null && !IsTruncated(data);
            body = text ?? [];
        }

        return new RequestShape(method, url.AbsolutePath, url.Query, body);
    }

    private int ReadStatus(JsonElement response) =>
        response.TryGetProperty("status", out var status)
            ? status.ValueKind == JsonValueKind.Number && status.TryGetInt32(out var code) && code is 0 or (>= 100 and <= 599)
                ? code
                : throw Invalid("response.status", "a whole number from 100 to 599 is expected, or 0 for no response.")
            : throw Invalid("response.status", "the member is missing.");

    /// <summary>The reason phrase, unless it is empty or cannot be sent.</summary>
    private string? ReadReason(JsonElement response) =>
        GetText(response, "statusText", "response.statusText", isRequired: false) is { Length: > 0 } reason && IsPrintable(reason)
            ? reason
            : null;

    private List<KeyValuePair<string, string>> ReadHeaders(JsonElement response)
    {
        const string Member = "response.headers";
        if (!response.TryGetProperty("headers", out var list))
        {
            throw Invalid(Member, "the member is missing.");
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Invalid(Member, "a list is expected.");
        }

        var headers = new List<KeyValuePair<string, string>>();
        var index = 0;
        foreach (var header in list.EnumerateArray())
        {
            var member = string.Create(CultureInfo.InvariantCulture, $"{Member}[{index++}]");
            ThrowIfNotObject(header, member);
            var (name, value) = (GetText(header, "name", member + ".name")!, GetText(header, "value", member + ".value")!);
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
            {
                throw Invalid(member + ".name", "no header can have this name.");
            }

            if (!IsPrintable(value))
            {
                throw Invalid(member + ".value", "only printable ASCII characters can be sent in a header.");
            }

            if (value != Masked && !Framing.Contains(name))
            {
                headers.Add(new(name, value));
            }
        }

        return headers;
    }

    private byte[]? ReadText(JsonElement parent, string path, string name, string encodingName)
    {
        if (GetText(parent, name, $"{path}.{name}", isRequired: false) is not { } text)
        {
            return null;
        }

        switch (GetText(parent, encodingName, $"{path}.{encodingName}", isRequired: false))
        {
            case null or "":
                return Encoding.UTF8.GetBytes(text);
            case "base64":
                var bytes = new byte[text.Length];
                return Convert.TryFromBase64String(text, bytes, out var length)
                    ? bytes[..length]
                    : throw Invalid($"{path}.{name}", "base64 is expected.");
            default:
                throw Invalid($"{path}.{encodingName}", "base64 is expected, or no member.");
        }
    }

    private static bool IsTruncated(JsonElement content) =>
        content.TryGetProperty("_truncated", out var truncated) && truncated.ValueKind == JsonValueKind.True;

    private static bool IsPrintable(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private JsonElement GetObject(JsonElement parent, string name, string path)
    {
        if (!parent.TryGetProperty(name, out var value))
        {
            throw Invalid(path, "the member is missing.");
        }

        ThrowIfNotObject(value, path);
        return value;
    }

    private string? GetText(JsonElement parent, string name, string path, bool isRequired = true)
    {
        if (!parent.TryGetProperty(name, out var value))
        {
            return isRequired ? throw Invalid(path, "the member is missing.") : null;
        }

        if (value.ValueKind == JsonValueKind.Null && !isRequired)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw Invalid(path, "a text is expected.");
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException e)
        {
            throw new RecordingFormatException(fileName, number, path, "the text is not valid Unicode.", e);
        }
    }

    private void ThrowIfNotObject(JsonElement value, string? path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Invalid(path, "an object is expected.");
        }
    }

    private RecordingFormatException Invalid(string? member, string problem) => new(fileName, number, member, problem);
}
