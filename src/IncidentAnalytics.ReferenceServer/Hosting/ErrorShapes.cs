using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>
/// How an error looks below each path, for what no endpoint answers by itself: unknown paths, wrong methods, unreadable requests,
/// the server's own bugs. Elsewhere it looks as the tickets service has it.
/// </summary>
internal sealed class ErrorShapes
{
    private readonly List<(PathString Root, Func<HttpContext, int, string, Task> AnswerAsync)> _shapes = [];

    /// <param name="root">The path that it is for, with all below it.</param>
    /// <param name="answerAsync">Writes the answer; it gets the status and a sentence that says what is wrong.</param>
    public void Add(PathString root, Func<HttpContext, int, string, Task> answerAsync) => _shapes.Add((root, answerAsync));

    public Task AnswerAsync(HttpContext context, int status, string detail)
    {
        var shape = _shapes.Find(shape => context.Request.Path.StartsWithSegments(shape.Root, StringComparison.Ordinal));
        return shape.AnswerAsync is { } answerAsync ? answerAsync(context, status, detail) : Answer.ErrorAsync(context, status, detail);
    }
}
