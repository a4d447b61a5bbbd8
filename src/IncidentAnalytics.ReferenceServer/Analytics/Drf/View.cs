using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>The methods of one URL.</summary>
/// <param name="Pattern">The path below the root, with a slash at the end; <c>{id}</c> matches one segment without a dot.</param>
/// <param name="Name">The name in the response to OPTIONS.</param>
internal sealed record View(string Pattern, string Name)
{
    private const string IdPart = "{id}";
    private readonly string[] _parts = Pattern.Split('/');

    public Func<DrfRequest, DrfResponse>? Get { get; init; }

    public Func<DrfRequest, Task<DrfResponse>>? Post { get; init; }

    /// <summary>The <c>Allow</c> header: the methods in the framework's order.</summary>
    public string Allow =>
        (Get, Post) switch
        {
            (not null, not null) => "GET, POST, HEAD, OPTIONS",
            (not null, null) => "GET, HEAD, OPTIONS",
            (null, not null) => "POST, OPTIONS",
            _ => "OPTIONS",
        };

    /// <param name="parts">The path below the root, split at slashes.</param>
    /// <param name="id">The id in the path, or null when the pattern has none.</param>
    public bool Matches(string[] parts, out string? id)
    {
        id = null;
        if (parts.Length != _parts.Length)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (_parts[i] == IdPart && parts[i].Length > 0 && !parts[i].Contains('.', StringComparison.Ordinal))
            {
                id = parts[i];
            }
            else if (_parts[i] != parts[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The views; the first match is used.</summary>
internal sealed class ViewTable(IReadOnlyList<View> views)
{
    public View? Find(string path, out string? id)
    {
        id = null;
        var parts = path.Split('/');
        foreach (var view in views)
        {
            if (view.Matches(parts, out id))
            {
                return view;
            }
        }

        return null;
    }
}

/// <summary>The response of a view.</summary>
internal sealed record DrfResponse(int Status, JsonNode Body)
{
    public static DrfResponse Ok(JsonNode body) => new(200, body);

    public static DrfResponse Created(JsonNode body) => new(201, body);

    public static DrfResponse Accepted(JsonNode body) => new(202, body);
}
