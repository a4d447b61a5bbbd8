using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>Runs a management command, on a running server or on a fresh one, and tells every step.</summary>
internal static class CommandRun
{
    public static async Task<int> RunAsync(
        string command,
        JsonObject options,
        CommandTarget target,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (target.Url is { } url)
            {
                using var http = new HttpClient { BaseAddress = url, Timeout = Timeout.InfiniteTimeSpan };
                return await PostAsync(http, command, options, output, error, cancellationToken).ConfigureAwait(false);
            }

            var server = await IncidentAnalyticsServer
                .StartAsync(
                    new() { Seed = target.Seed, Tickets = target.Tickets is { } file ? File.ReadLines(file.FullName) : null },
                    cancellationToken
                )
                .ConfigureAwait(false);
            await using (server.ConfigureAwait(false))
            {
                using var http = server.CreateHttpClient();
                return await PostAsync(http, command, options, output, error, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            await error.WriteLineAsync($"{target.Url}: {e.Message}").ConfigureAwait(false);
            return 1;
        }
        catch (Exception e) when (ServeCommand.ExplainTickets(e, target.Tickets) is { } reason)
        {
            await error.WriteLineAsync(reason).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task<int> PostAsync(
        HttpClient http,
        string command,
        JsonObject options,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(options.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/_reference/commands/{command}?progress=true") { Content = content };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            await error
                .WriteLineAsync(Printable(await ReasonAsync(response, cancellationToken).ConfigureAwait(false)))
                .ConfigureAwait(false);
            return 1;
        }

        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        var isDone = false;
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            isDone |= json.RootElement.TryGetProperty("result", out var result);
            await output
                .WriteLineAsync(Printable(isDone ? Done(result) : Step(json.RootElement.GetProperty("progress"))))
                .ConfigureAwait(false);
        }

        if (!isDone)
        {
            await error.WriteLineAsync("The server ended the answer before the result.").ConfigureAwait(false);
        }

        return isDone ? 0 : 1;
    }

    // What answers may be anything: its texts must not steer the terminal.
    private static string Printable(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Select(static rune =>
                    Rune.GetUnicodeCategory(rune)
                        is UnicodeCategory.Control
                            or UnicodeCategory.Format
                            or UnicodeCategory.LineSeparator
                            or UnicodeCategory.ParagraphSeparator
                        ? "\uFFFD"
                        : rune.ToString()
                )
        );

    private static string Step(JsonElement progress) =>
        $"[{progress.GetProperty("done")}/{progress.GetProperty("total")}] {progress.GetProperty("message").GetString()}";

    private static string Done(JsonElement result) => $"Done: {result.GetProperty("summary").GetString()}.";

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("detail").GetString() ?? body;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return FormattableString.Invariant($"The address answers {(int)response.StatusCode}; it is no reference server.");
        }
    }
}
