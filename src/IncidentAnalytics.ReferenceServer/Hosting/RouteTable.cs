using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>
/// The endpoints of a server. Paths match exactly, in case and trailing slash, as in the services; ASP.NET Core's routing ignores both, and
/// would cost each server 100 KB. A pattern can have one parameter: <c>{name}</c> for a segment, or <c>{**rest}</c> at its end.
/// </summary>
internal sealed class RouteTable
{
    private readonly List<Route> _routes = [];
    private readonly List<(PathString Root, Lazy<RouteTable> Routes)> _groups = [];

    /// <summary>Maps the endpoints below a path, when the first of them is requested.</summary>
    /// <param name="root">The path, without a slash at the end.</param>
    /// <param name="map">Maps the endpoints; their patterns begin with the path.</param>
    public void MapGroup(PathString root, Action<RouteTable> map) =>
        _groups.Add(
            (
                root,
                new Lazy<RouteTable>(() =>
                {
                    var routes = new RouteTable();
                    map(routes);
                    return routes;
                })
            )
        );

    public void MapGet(string pattern, RequestDelegate answerAsync) => Add(pattern, HttpMethods.Get, answerAsync);

    /// <param name="pattern">The pattern of the path.</param>
    /// <param name="answerAsync">Writes the response.</param>
    /// <param name="metadata">The metadata of the endpoint, or null.</param>
    public void MapPost(string pattern, RequestDelegate answerAsync, object? metadata = null) =>
        Add(pattern, HttpMethods.Post, answerAsync, metadata);

    public void MapDelete(string pattern, RequestDelegate answerAsync) => Add(pattern, HttpMethods.Delete, answerAsync);

    /// <summary>Maps every method.</summary>
    public void Map(string pattern, RequestDelegate answerAsync) => Add(pattern, method: null, answerAsync);

    /// <summary>Selects the endpoint of a request; for a method that its path does not have, one that answers 405; for an unknown path, none.</summary>
    public void Select(HttpContext context)
    {
        foreach (var group in _groups)
        {
            if (context.Request.Path.StartsWithSegments(group.Root, StringComparison.Ordinal))
            {
                group.Routes.Value.Select(context);
                return;
            }
        }

        var path = context.Request.Path.Value ?? "";
        List<string>? otherMethods = null;
        foreach (var route in _routes)
        {
            if (!route.Matches(path))
            {
                continue;
            }

            if (route.Method is not { } method || HttpMethods.Equals(method, context.Request.Method))
            {
                context.SetEndpoint(route.Endpoint);
                route.SetParameter(context.Request, path);
                return;
            }

            (otherMethods ??= []).Add(method);
        }

        if (otherMethods is not null)
        {
            context.SetEndpoint(CreateRefusal(string.Join(", ", otherMethods.Order(StringComparer.Ordinal))));
        }
    }

    /// <summary>Runs the endpoint that was selected; without one, the response is an empty 404.</summary>
    public static Task AnswerAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.RequestDelegate is { } answerAsync)
        {
            return answerAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private void Add(string pattern, string? method, RequestDelegate answerAsync, object? metadata = null)
    {
        var collection = metadata is null ? EndpointMetadataCollection.Empty : new EndpointMetadataCollection(metadata);
        _routes.Add(new Route(pattern, method, new Endpoint(answerAsync, collection, pattern)));
    }

    private static Endpoint CreateRefusal(string allow) =>
        new(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = allow;
                return Task.CompletedTask;
            },
            EndpointMetadataCollection.Empty,
            "405"
        );

    private sealed class Route
    {
        private readonly string _pattern;
        private readonly int _parameterStart;
        private readonly int _suffixStart;
        private readonly bool _isCatchAll;

        public Route(string pattern, string? method, Endpoint endpoint)
        {
            _pattern = pattern;
            Method = method;
            Endpoint = endpoint;
            _parameterStart = pattern.IndexOf('{', StringComparison.Ordinal);
            _suffixStart = pattern.IndexOf('}', StringComparison.Ordinal) + 1;
            _isCatchAll = pattern.Contains("{**", StringComparison.Ordinal);
        }

        /// <summary>The method; null for all.</summary>
        public string? Method { get; }

        public Endpoint Endpoint { get; }

        public bool Matches(string path)
        {
            if (_parameterStart < 0)
            {
                return path == _pattern;
            }

            var prefix = _pattern.AsSpan(0, _parameterStart);
            if (_isCatchAll)
            {
                return path.AsSpan().StartsWith(prefix) || path.AsSpan().SequenceEqual(prefix[..^1]);
            }

            var suffix = _pattern.AsSpan(_suffixStart);
            return path.Length > prefix.Length + suffix.Length
                && path.AsSpan().StartsWith(prefix)
                && path.AsSpan().EndsWith(suffix)
                && !path.AsSpan(prefix.Length..^suffix.Length).Contains('/');
        }

        /// <summary>Sets the value of the parameter in a path that matches.</summary>
        public void SetParameter(HttpRequest request, string path)
        {
            if (_parameterStart >= 0 && !_isCatchAll)
            {
                var suffixLength = _pattern.Length - _suffixStart;
                request.RouteValues[_pattern[(_parameterStart + 1)..(_suffixStart - 1)]] = path[_parameterStart..^suffixLength];
            }
        }
    }
}
