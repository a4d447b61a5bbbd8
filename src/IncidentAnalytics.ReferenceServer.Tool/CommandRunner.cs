using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>Runs a management command on a running server or on a new one, and prints its progress.</summary>
internal static class CommandRunner
{
    private const string NewServerNote =
        "Note: this ran on a new server, whose data is gone now. For a server that keeps it, run 'serve' and give its address with --url.";

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
                var exitCode = await PostAsync(http, command, options, output, error, cancellationToken).ConfigureAwait(false);
                if (exitCode == 0)
                {
                    await error.WriteLineAsync(NewServerNote).ConfigureAwait(false);
                }

                return exitCode;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException && target.Url is not null)
        {
            await error.WriteLineAsync($"{target.Url}: the response is not that of a reference server.").ConfigureAwait(false);
            return 1;
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            await error.WriteLineAsync($"{target.Url}: {e.Message}").ConfigureAwait(false);
            return 1;
        }
        catch (Exception e) when (ServerOptions.DescribeTicketsError(e, target.Tickets) is { } reason)
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
                .WriteLineAsync(ToPrintable(await ReadReasonAsync(response, cancellationToken).ConfigureAwait(false)))
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
                .WriteLineAsync(ToPrintable(isDone ? FormatResult(result) : FormatProgress(json.RootElement.GetProperty("progress"))))
                .ConfigureAwait(false);
        }

        if (!isDone)
        {
            await error.WriteLineAsync("The server ended the response before the result.").ConfigureAwait(false);
        }

        return isDone ? 0 : 1;
    }

    // The server can be any: its text must not control the terminal.
    private static string ToPrintable(string text) => PrintableText.Format(text, maxLength: int.MaxValue);

    private static string FormatProgress(JsonElement progress) =>
        $"[{progress.GetProperty("done")}/{progress.GetProperty("total")}] {progress.GetProperty("message").GetString()}";

    private static string FormatResult(JsonElement result) => $"Done: {result.GetProperty("summary").GetString()}.";

    private static async Task<string> ReadReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("detail").GetString() ?? body;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return FormattableString.Invariant(
                $"The address responds with status {(int)response.StatusCode}; it is not a reference server."
            );
        }
    }
}

/// <summary>The server that runs a management command.</summary>
/// <param name="Url">The base address of a running server; null for a new server in this process.</param>
/// <param name="Seed">The seed of the new server.</param>
/// <param name="Tickets">The ticket documents of the new server; null for the generated world.</param>
internal sealed record CommandTarget(Uri? Url, long Seed, FileInfo? Tickets);
