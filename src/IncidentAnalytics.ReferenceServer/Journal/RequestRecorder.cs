using System.Text;
using IncidentAnalytics.ReferenceServer.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary>Adds requests to the journal, with their secrets redacted and the status of their responses.</summary>
internal sealed class RequestRecorder(RequestJournal journal, TimeProvider clock)
{
    private const int KeptText = 64 * 1024;
    private static readonly object Dropped = new();
    private static readonly object Recorded = new();

    private readonly Redactor _redactor = new();

    /// <summary>Marks a request whose connection is closed without a response: it gets no status.</summary>
    public static void MarkDropped(HttpContext context) => context.Items[Dropped] = true;

    /// <summary>The request in the journal; null for a request that is not recorded.</summary>
    public static ReceivedRequest? GetRecorded(HttpContext context) => context.Items[Recorded] as ReceivedRequest;

    /// <summary>Whether the request has a response: false when the connection was closed without one. Kestrel also starts responses of aborted connections.</summary>
    public static bool HasResponse(HttpContext context) =>
        !Fault.HasNoResponse(GetRecorded(context)?.Fault)
        && !context.Items.ContainsKey(Dropped)
        && !context.RequestAborted.IsCancellationRequested;

    public void Record(HttpContext context, ReceivedRequest request)
    {
        var setStatus = journal.Add(request);
        context.Items[Recorded] = request;
        context.Response.OnStarting(() =>
        {
            if (HasResponse(context))
            {
                setStatus(context.Response.StatusCode);
            }

            return Task.CompletedTask;
        });
    }

    public ReceivedRequest Describe(HttpContext context, byte[] body)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, KeptText));
        return new ReceivedRequest
        {
            Number = 0,
            RequestId = context.TraceIdentifier,
            ReceivedAt = clock.GetUtcNow(),
            Method = context.Request.Method,
            Path = GetPath(query < 0 ? target : target[..query]),
            Query = query < 0 ? "" : _redactor.RedactQuery(target[query..]),
            Headers = _redactor.RedactHeaders(context.Request.Headers),
            BodyLength = body.Length,
            Body = _redactor.RedactBody(context.Request.Path.Value ?? "", context.Request.ContentType, text),
        };
    }

    /// <summary>Removes the authority of a target in absolute form, which can contain a user name and a password.</summary>
    private static string GetPath(string target)
    {
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0 || target.StartsWith('/'))
        {
            return target;
        }

        var path = target.IndexOf('/', scheme + "://".Length);
        return path < 0 ? "/" : target[path..];
    }
}
