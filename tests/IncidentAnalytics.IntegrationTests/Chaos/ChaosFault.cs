using System.Globalization;
using System.Text;
using IncidentAnalytics.ReferenceServer.Faults;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>A fault of a request, and the outcomes of an attempt that it explains.</summary>
/// <param name="Name">Its name in the figures.</param>
/// <param name="Fault">The fault.</param>
/// <param name="RetryAfter">The wait that the response asks for.</param>
/// <param name="Outcomes">The outcomes of a raw or scripted response; for other kinds they follow from the kind.</param>
internal sealed record ChaosFault(string Name, Fault Fault, TimeSpan? RetryAfter = null, params string[] Outcomes)
{
    public const string Success = "success";
    public const string Connection = "connection";
    public const string Timeout = "timeout";
    public const string InvalidResponse = "invalid_response";

    /// <summary>The attempt was not sent, because a limiter refused it.</summary>
    public const string Rejected = "rejected";

    private const string Page = "<html><body>maintenance</body></html>";

    private static readonly string[] Encodings = ["gzip", "deflate", "br"];

    /// <summary>Every kind of the server; those of networks several times.</summary>
    private static readonly Func<Random, ChaosFault>[] All =
    [
        static r => new("delay", Fault.Delay(Seconds(r, 0.001, 12))),
        static r => new("delay", Fault.Delay(Seconds(r, 0.001, 12))),
        static r => new("delay beyond the attempt", Fault.Delay(Seconds(r, 31, 200))),
        static r => Answer(r.Next(2) == 0 ? 400 : 422),
        static _ => Answer(401),
        static r => Answer(r.Next(2) == 0 ? 403 : 413),
        static _ => Answer(404),
        static _ => Answer(409),
        static r => Answer(r.Next(2) == 0 ? 408 : 504),
        static _ => Answer(500),
        static _ => Answer(502),
        static _ => Answer(503),
        static r => AnswerLater(503, r.Next(1, 20)),
        static r => AnswerLater(429, r.Next(1, 20)),
        static r => AnswerLater(429, r.Next(1, 20)),
        static _ => AnswerLater(429, 3600),
        static _ => new("answer 302", Fault.Answer(302).WithHeader("Location", "https://elsewhere.example.com/"), null, "302"),
        static _ => new("answer 304", Fault.Answer(304), null, "304"),
        static _ => new("answer 200 with HTML", Fault.Answer(200, Page, "text/html"), null, InvalidResponse),
        static _ => new("answer 200 with null", Fault.Answer(200, "null"), null, InvalidResponse),
        static _ => new("answer 204", Fault.Answer(204), null, InvalidResponse),
        static _ => new("drop", Fault.Drop()),
        static r => new("drop", Fault.Drop() with { Wait = Seconds(r, 0, 40) }),
        static _ => new("drop after execution", Fault.DropAfterExecution()),
        static r => new("drop after execution", Fault.DropAfterExecution() with { Wait = Seconds(r, 0, 40) }),
        static _ => new("cut headers", Fault.CutHeaders()),
        static r => new("cut body", Fault.CutBody(r.Next(0, 3000))),
        static r => new("cut body", Fault.CutBody(r.Next(0, 100))),
        static r => new("trickle", Fault.Trickle(Seconds(r, 0.01, 2), r.Next(2, 9))),
        static r => new("trickle", Fault.Trickle(Seconds(r, 0.01, 2), r.Next(2, 9))),
        static r => new("trickle beyond the attempt", Fault.Trickle(Seconds(r, 20, 60), r.Next(3, 6))),
        static r => new("corrupt compression", Fault.CorruptCompression(Encodings[r.Next(3)])),
        static r => new("cut compression", Fault.CutCompression(Encodings[r.Next(3)])),
        static _ => new("endless body", Fault.EndlessBody()),
        static _ => Raw("nothing", "", Connection),
        static _ => Raw("no HTTP", "SSH-2.0-OpenSSH_9.9\r\n", Connection),
        static _ => Raw("malformed chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Connection, Success),
        static _ => Raw("long headers", $"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 100_000)}\r\n\r\n", Connection),
        static _ =>
            Raw("invalid UTF-8", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"\xFF\": \"\xFE", InvalidResponse, Success),
    ];

    /// <summary>Whether the attempt can last longer than it may.</summary>
    public bool IsSlow => Fault.Kind is FaultKind.Delay or FaultKind.Trickle || Fault.Wait > TimeSpan.Zero;

    /// <summary>Whether the service may say "done" without having done it.</summary>
    public bool IsFalseSuccess =>
        Fault.Kind == FaultKind.Raw || (Fault.Kind == FaultKind.Answer && (Fault.Status < 300 || Fault.Status == 409));

    public static ChaosFault Choose(Random random) => All[random.Next(All.Length)](random);

    /// <summary>Whether an attempt with this fault can end in this way.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="status">The status in the journal.</param>
    /// <param name="isAction">Whether the operation is an action, of which the body does not matter.</param>
    public bool Explains(string outcome, int? status, bool isAction) =>
        (outcome == Timeout && IsSlow)
        || Fault.Kind switch
        {
            FaultKind.Answer => Outcomes.Contains(outcome, StringComparer.Ordinal)
                || (isAction && outcome == Success && (Fault.Status is < 300 or 409)),
            FaultKind.Raw => Outcomes.Contains(outcome, StringComparer.Ordinal) && (isAction || outcome != Success),
            FaultKind.Drop or FaultKind.DropAfterExecution or FaultKind.CutHeaders => outcome == Connection,
            _ when status >= 300 => outcome == StatusText(status.Value),
            FaultKind.Delay or FaultKind.Trickle => outcome == Success && status is not null,
            FaultKind.CutBody => outcome == Connection || (isAction && outcome == Success),
            FaultKind.CutCompression => outcome is InvalidResponse or Success,
            _ => outcome == InvalidResponse || (isAction && outcome == Success),
        };

    public static string StatusText(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static ChaosFault Answer(int status) =>
        new($"answer {status}", Fault.Answer(status, Page, "text/html"), null, StatusText(status));

    private static ChaosFault AnswerLater(int status, int seconds) =>
        new(
            $"answer {status} with Retry-After",
            Fault.Answer(status).WithHeader("Retry-After", StatusText(seconds)),
            TimeSpan.FromSeconds(seconds),
            StatusText(status)
        );

    private static ChaosFault Raw(string name, string bytes, params string[] outcomes) =>
        new($"raw: {name}", Fault.Raw(Encoding.Latin1.GetBytes(bytes)), null, outcomes);

    private static TimeSpan Seconds(Random random, double min, double max) =>
        TimeSpan.FromMilliseconds(Math.Round(1000 * (min + (random.NextDouble() * (max - min)))));
}
