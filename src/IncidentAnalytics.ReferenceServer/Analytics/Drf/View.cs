using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>What one URL answers to, method by method.</summary>
/// <param name="Pattern">The path below the root, with its slash at the end; <c>{id}</c> stands for one part without a dot.</param>
/// <param name="Name">As the answer to OPTIONS names it.</param>
internal sealed record View(string Pattern, string Name)
{
    private const string IdPart = "{id}";
    private readonly string[] _parts = Pattern.Split('/');

    public Func<DrfRequest, DrfResponse>? Get { get; init; }

    public Func<DrfRequest, Task<DrfResponse>>? Post { get; init; }

    /// <summary>The methods in the framework's order.</summary>
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
    /// <param name="id">The id in it, or null when the pattern has none.</param>
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
