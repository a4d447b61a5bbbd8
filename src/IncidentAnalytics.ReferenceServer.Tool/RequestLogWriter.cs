using System.Globalization;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Journal;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>Writes one line for each request: time, status, method, duration, target and fault.</summary>
/// <param name="output">Where the lines are written.</param>
/// <param name="isColored">Whether statuses have colors, as escape sequences of a terminal.</param>
/// <param name="clock">The clock, in whose time zone times are written.</param>
internal sealed class RequestLogWriter(TextWriter output, bool isColored, TimeProvider clock)
{
    private const int MaxMethodLength = 16;
    private const int MaxTargetLength = 400;

    private readonly Lock _lock = new();

    /// <summary>Whether the console shows colors: it is a terminal, and <c>NO_COLOR</c> is not set (https://no-color.org).</summary>
    public static bool IsColored(TextWriter output) =>
        ReferenceEquals(output, Console.Out)
        && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public void Write(CompletedRequest request)
    {
        var line = Format(request);
        // Requests complete at the same time on several threads.
        lock (_lock)
        {
            output.WriteLine(line);
        }
    }

    private string Format(CompletedRequest request)
    {
        var status = request.Status?.ToString(CultureInfo.InvariantCulture) ?? "---";
        var fault = request.Fault is { } kind ? $"  fault: {FaultJson.FormatKind(kind)}" : "";
        var time = Paint(clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture), "2");
        // What a client sent must not control the terminal.
        var method = PrintableText.Format(request.Method, MaxMethodLength);
        var target = PrintableText.Format(request.Target, MaxTargetLength);
        return $"{time}  {Paint(status, GetColor(request.Status))}  {method, -6}  {FormatDuration(request.Duration), 8}  {target}{Paint(fault, "35")}";
    }

    private static string FormatDuration(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s");

    private static string GetColor(int? status) =>
        status switch
        {
            >= 200 and < 300 => "32",
            >= 300 and < 400 => "36",
            >= 400 and < 500 => "33",
            _ => "31",
        };

    private string Paint(string text, string color) => isColored && text.Length > 0 ? $"\e[{color}m{text}\e[0m" : text;
}
