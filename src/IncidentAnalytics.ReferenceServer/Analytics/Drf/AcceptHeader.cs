using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>Content negotiation of a server that writes JSON only.</summary>
internal static class AcceptHeader
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static bool TakesJson(StringValues accept) =>
        accept.All(string.IsNullOrWhiteSpace)
        || (
            MediaTypeHeaderValue.TryParseList([accept.ToString()], out var types)
            && types.Any(static type => Json.IsSubsetOf(new MediaTypeHeaderValue(type.MediaType)))
        );
}
