using System.Globalization;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Iam;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.ReferenceServer.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentAnalytics.ReferenceServer.Recordings;

/// <summary>Answers requests from recordings, before the endpoints of the services and their authentication.</summary>
internal sealed class RecordingMiddleware(RecordingPlayer player)
{
    /// <summary>Which entry has answered.</summary>
    private const string EntryHeader = "X-Reference-Recording";

    private const string IamTokenPath = IamTokenEndpoint.Root + "/tokens";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!player.IsActive)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var request = await ReadAsync(context).ConfigureAwait(false);
        if (player.Take(request) is { Response: { } response } exchange)
        {
            await AnswerAsync(context, exchange, response).ConfigureAwait(false);
        }
        else if (player.IsStrict && context.Request.Path.Value is not (ClientCredentialsEndpoint.Path or IamTokenPath))
        {
            await Answer.ErrorAsync(context, StatusCodes.Status501NotImplemented, player.DescribeMiss(request)).ConfigureAwait(false);
        }
        else
        {
            await next(context).ConfigureAwait(false);
        }
    }

    private static async Task<RequestShape> ReadAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        context.Request.Body.Position = 0;
        return new RequestShape(
            context.Request.Method,
            query < 0 ? target : target[..query],
            query < 0 ? "" : target[query..],
            body.ToArray()
        );
    }

    private static async Task AnswerAsync(HttpContext context, RecordedExchange exchange, RecordedResponse recorded)
    {
        if (recorded.Status == 0 || (recorded.IsCut && recorded.Body.Length == 0))
        {
            RequestRecorder.MarkDropped(context);
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = recorded.Status;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = recorded.ReasonPhrase;
        foreach (var (name, value) in recorded.Headers)
        {
            response.Headers.Append(name, value);
        }

        response.Headers[EntryHeader] = string.Create(
            CultureInfo.InvariantCulture,
            $"entry {exchange.Number} of {ToAscii(Path.GetFileName(exchange.FileName))}"
        );

        // Kestrel refuses a body or a length with these statuses.
        if (
            recorded.Status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified
            || HttpMethods.IsHead(context.Request.Method)
        )
        {
            return;
        }

        // A response that was cut announces more than it has, and Kestrel closes the connection.
        response.ContentLength = recorded.Body.Length + (recorded.IsCut ? 1 : 0);
        await response.Body.WriteAsync(recorded.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static string ToAscii(string text) => string.Concat(text.Select(static c => c is >= ' ' and <= '~' ? c : '?'));
}
