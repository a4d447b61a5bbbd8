using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class ErrorMiddlewareTests
{
    [Fact]
    public async Task Invoke_LogsOneLineWithoutControlCharacters()
    {
        var log = new KeptLog();
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = "/a\r\nfake entry\u001b[31m\u202e\u0085\u2028" + new string('x', 1_000);
        context.Response.Body = new MemoryStream();

        await new ErrorMiddleware(log, new ErrorFormats()).InvokeAsync(context, static _ => throw new InvalidOperationException("boom"));

        var entry = Assert.Single(log.Entries);
        Assert.DoesNotContain(entry, char.IsControl);
        Assert.StartsWith("GET /a\uFFFD\uFFFDfake entry\uFFFD[31m\uFFFD\uFFFD\uFFFDxxx", entry, StringComparison.Ordinal);
        Assert.InRange(entry.Length, 200, 250);
        Assert.Equal(500, context.Response.StatusCode);
    }

    [Fact]
    public async Task Invoke_LogsNothing_WhenTheCallerHasLeft()
    {
        var log = new KeptLog();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        var context = new DefaultHttpContext { RequestAborted = left.Token };

        await new ErrorMiddleware(log, new ErrorFormats()).InvokeAsync(
            context,
            static context => throw new OperationCanceledException(context.RequestAborted)
        );

        Assert.Empty(log.Entries);
    }

    private sealed class KeptLog : ILogger
    {
        public List<string> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Entries.Add(formatter(state, exception));
    }
}
