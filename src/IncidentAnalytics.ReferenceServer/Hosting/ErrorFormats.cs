using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>
/// The error formats of the services, by path, for errors that no endpoint answers: unknown paths, wrong methods, unreadable requests and
/// unexpected exceptions. All other paths have the format of the tickets service.
/// </summary>
internal sealed class ErrorFormats
{
    private readonly List<(PathString Root, Func<HttpContext, int, string, Task> AnswerAsync)> _formats = [];

    /// <summary>Sets the format of a path and all paths below it.</summary>
    /// <param name="root">The path.</param>
    /// <param name="answerAsync">Writes the response, given the status and the reason.</param>
    public void Add(PathString root, Func<HttpContext, int, string, Task> answerAsync) => _formats.Add((root, answerAsync));

    public Task AnswerAsync(HttpContext context, int status, string detail)
    {
        var format = _formats.Find(format => context.Request.Path.StartsWithSegments(format.Root, StringComparison.Ordinal));
        return format.AnswerAsync is { } answerAsync ? answerAsync(context, status, detail) : Answer.ErrorAsync(context, status, detail);
    }
}
