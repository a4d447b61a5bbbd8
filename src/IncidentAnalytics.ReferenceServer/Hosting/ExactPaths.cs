using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>
/// Rejects the endpoint that routing has selected when the path differs in case or by a trailing slash: routing ignores both, the services do not.
/// </summary>
internal sealed class ExactPaths(IEndpointRouteBuilder routes)
{
    private readonly Lazy<RoutePattern[]> _patterns = new(() =>
        [
            .. routes
                .DataSources.SelectMany(static source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(static endpoint => endpoint.RoutePattern)
                .DistinctBy(static pattern => pattern.RawText, StringComparer.Ordinal),
        ]
    );

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // The endpoint for a wrong method is selected by the path, too.
        if (
            context.GetEndpoint() is not null
            && !Array.Exists(_patterns.Value, pattern => Matches(pattern, context.Request.Path.Value ?? ""))
        )
        {
            context.SetEndpoint(null);
        }

        return next(context);
    }

    private static bool Matches(RoutePattern pattern, string path)
    {
        var parts = path.Split('/');
        if (parts[0].Length != 0)
        {
            return false;
        }

        for (var i = 0; i < pattern.PathSegments.Count; i++)
        {
            var segment = pattern.PathSegments[i].Parts[0];
            if (segment is RoutePatternParameterPart { IsCatchAll: true })
            {
                return true;
            }

            if (
                i + 1 >= parts.Length
                || !(segment is RoutePatternLiteralPart literal ? literal.Content == parts[i + 1] : parts[i + 1].Length > 0)
            )
            {
                return false;
            }
        }

        return parts.Length == pattern.PathSegments.Count + 1;
    }
}
