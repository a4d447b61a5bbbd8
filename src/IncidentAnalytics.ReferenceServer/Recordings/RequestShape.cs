using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Recordings;

/// <summary>What a request is matched by: method, path, query and body.</summary>
internal sealed class RequestShape
{
    private const string Masked = "***";
    private const string ProjectParameter = "project_id";

    private readonly string[] _path;
    private readonly KeyValuePair<string, string>[] _query;
    private readonly JsonElement? _json;
    private readonly byte[] _body;

    /// <param name="method">The method.</param>
    /// <param name="path">The path, escaped.</param>
    /// <param name="query">The query, escaped, with or without its question mark.</param>
    /// <param name="body">The body.</param>
    public RequestShape(string method, string path, string query, byte[] body)
    {
        Method = method;
        Target = query.Length <= 1 ? path : path + (query[0] == '?' ? "" : "?") + query;
        _path = [.. path.Split('/').Select(Uri.UnescapeDataString)];
        _query =
        [
            .. query
                .TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(ReadPair)
                .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
                .ThenBy(static pair => pair.Value, StringComparer.Ordinal),
        ];
        _body = body;
        _json = ReadJson(body);
    }

    public string Method { get; }

    /// <summary>The path and the query, as they were sent.</summary>
    public string Target { get; }

    /// <summary>Whether a request has the method and the path of this recorded one, which may begin with the path of a gateway.</summary>
    public bool HasPathOf(RequestShape request, IReadOnlySet<string> ignored)
    {
        var start = _path.Length - request._path.Length;
        if (Method != request.Method || start < 0)
        {
            return false;
        }

        for (var i = 1; i < request._path.Length; i++)
        {
            if (
                !Matches(_path[start + i], request._path[i])
                && !(i == 2 && ignored.Contains(ProjectParameter) && IsOfProject(request._path))
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The parameters and members in which a request differs from this recorded one; empty for none.</summary>
    public IReadOnlyList<string> FindDifferences(RequestShape request, IReadOnlySet<string> ignored)
    {
        var differences = new List<string>();
        CompareQuery(request, ignored, differences);
        CompareBody(request, ignored, differences);
        return differences;
    }

    private static KeyValuePair<string, string> ReadPair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new(WebUtility.UrlDecode(pair), "")
            : new(WebUtility.UrlDecode(pair[..equals]), WebUtility.UrlDecode(pair[(equals + 1)..]));
    }

    private static JsonElement? ReadJson(byte[] body)
    {
        try
        {
            using var json = StrictJson.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Matches(string recorded, string requested) => recorded == Masked || recorded == requested;

    /// <summary><c>/v2/{project_id}/events/…</c></summary>
    private static bool IsOfProject(string[] path) => path.Length > 3 && path[1] == "v2" && path[3] == "events";

    private void CompareQuery(RequestShape request, IReadOnlySet<string> ignored, List<string> differences)
    {
        var recorded = _query
            .Where(pair => !ignored.Contains(pair.Key))
            .ToLookup(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        var requested = request
            ._query.Where(pair => !ignored.Contains(pair.Key))
            .ToLookup(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        foreach (var name in recorded.Concat(requested).Select(static group => group.Key).Distinct(StringComparer.Ordinal))
        {
            // A parameter whose name is masked stands for one that the replay may lack.
            if (name != Masked && !HasSameValues([.. recorded[name]], [.. requested[name]]))
            {
                differences.Add(name);
            }
        }
    }

    private static bool HasSameValues(string[] recorded, string[] requested) =>
        recorded.Length == requested.Length && recorded.Zip(requested).All(static pair => Matches(pair.First, pair.Second));

    private void CompareBody(RequestShape request, IReadOnlySet<string> ignored, List<string> differences)
    {
        if (_json is { } recorded && request._json is { } requested)
        {
            CompareJson(recorded, requested, "", ignored, differences);
        }
        else if (!_body.AsSpan().SequenceEqual(request._body) && Encoding.UTF8.GetString(_body) != Masked)
        {
            differences.Add("body");
        }
    }

    private static void CompareJson(
        JsonElement recorded,
        JsonElement requested,
        string path,
        IReadOnlySet<string> ignored,
        List<string> differences
    )
    {
        if (recorded.ValueKind == JsonValueKind.String && recorded.ValueEquals(Masked))
        {
            return;
        }

        if (recorded.ValueKind != requested.ValueKind)
        {
            differences.Add(path.Length == 0 ? "body" : path);
            return;
        }

        switch (recorded.ValueKind)
        {
            case JsonValueKind.Object:
                CompareObjects(recorded, requested, path, ignored, differences);
                break;
            case JsonValueKind.Array when recorded.GetArrayLength() == requested.GetArrayLength():
                var index = 0;
                foreach (var (first, second) in recorded.EnumerateArray().Zip(requested.EnumerateArray()))
                {
                    CompareJson(first, second, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), ignored, differences);
                }

                break;
            case JsonValueKind.Array:
            case JsonValueKind.String when recorded.GetString() != requested.GetString():
            case JsonValueKind.Number when !IsSameNumber(recorded, requested):
                differences.Add(path.Length == 0 ? "body" : path);
                break;
            default:
                break;
        }
    }

    private static void CompareObjects(
        JsonElement recorded,
        JsonElement requested,
        string path,
        IReadOnlySet<string> ignored,
        List<string> differences
    )
    {
        foreach (var member in recorded.EnumerateObject().Where(member => !ignored.Contains(member.Name)))
        {
            var name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (requested.TryGetProperty(member.Name, out var value))
            {
                CompareJson(member.Value, value, name, ignored, differences);
            }
            else
            {
                differences.Add(name);
            }
        }

        differences.AddRange(
            requested
                .EnumerateObject()
                .Where(member => !ignored.Contains(member.Name) && !recorded.TryGetProperty(member.Name, out _))
                .Select(member => path.Length == 0 ? member.Name : $"{path}.{member.Name}")
        );
    }

    private static bool IsSameNumber(JsonElement first, JsonElement second) =>
        first.GetRawText() == second.GetRawText()
        || (first.TryGetDecimal(out var one) && second.TryGetDecimal(out var other) && one == other);
}
