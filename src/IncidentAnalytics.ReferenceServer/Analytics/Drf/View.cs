using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

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

    /// <summary>The allowed methods, in the framework's order.</summary>
    public IEnumerable<string> AllowedMethods
    {
        get
        {
            if (Get is not null)
            {
                yield return HttpMethods.Get;
            }

            if (Post is not null)
            {
                yield return HttpMethods.Post;
            }

            if (Get is not null)
            {
                yield return HttpMethods.Head;
            }

            yield return HttpMethods.Options;
        }
    }

    /// <param name="path">The path below the root.</param>
    /// <param name="id">The id in the path, or null when the pattern has none.</param>
    public bool Matches(string path, out string? id)
    {
        id = null;
        var parts = path.Split('/');
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
        foreach (var view in views)
        {
            if (view.Matches(path, out id))
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
