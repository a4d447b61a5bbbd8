using System.Text;
using System.Text.Json;
using System.Web;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

/// <summary>Makes stubs from a recording, an HTTP Archive 1.2. Equal requests are answered in their recorded order, and then by the last.</summary>
internal static class RecordedStubs
{
    private static readonly string[] Framing = ["Connection", "Content-Encoding", "Content-Length", "Transfer-Encoding"];

    public static void Load(WireMockServer stubs, string path)
    {
        using var archive = JsonDocument.Parse(File.ReadAllBytes(path));
        var entries = archive.RootElement.GetProperty("log").GetProperty("entries").EnumerateArray().Where(IsWhole);
        foreach (var equal in entries.GroupBy(static e => (Text(e, "request", "method"), new Uri(Text(e, "request", "url")!), Body(e))))
        {
            var (method, url, body) = equal.Key;
            var query = HttpUtility.ParseQueryString(url.Query);
            var request = Request
                .Create()
                .UsingMethod(method!)
                .WithPath(Uri.UnescapeDataString(url.AbsolutePath))
                .WithParam(asked =>
                    (asked?.Count ?? 0) == query.Count && query.AllKeys.All(k => asked![k!].SequenceEqual(query.GetValues(k)!))
                );
            if (body.Length > 0)
                request = request.WithBody(new JsonMatcher(body));

            // A scenario steps from state to state and stays in its last one.
            var responses = equal.ToList();
            var scenario = $"{method} {url} {body}";
            for (var i = 0; i < responses.Count; i++)
            {
                var stub = stubs.Given(request).InScenario(scenario);
                if (i > 0)
                    stub = stub.WhenStateIs($"{i}");
                if (i < responses.Count - 1)
                    stub = stub.WillSetStateTo($"{i + 1}");
                stub.RespondWith(Answer(responses[i].GetProperty("response")));
            }
        }
    }

    private static IResponseBuilder Answer(JsonElement response)
    {
        var answer = Response.Create().WithStatusCode(response.GetProperty("status").GetInt32());
        foreach (var header in response.GetProperty("headers").EnumerateArray())
        {
            var (name, value) = (Text(header, "name")!, Text(header, "value")!);
            if (value != "***" && !Framing.Contains(name, StringComparer.OrdinalIgnoreCase))
                answer = answer.WithHeader(name, value);
        }

        var text = Text(response, "content", "text") ?? "";
        return answer.WithBody(
            Text(response, "content", "encoding") == "base64" ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text)
        );
    }

    /// <summary>Whether the exchange has a whole response: WireMock.Net cannot break connections.</summary>
    private static bool IsWhole(JsonElement entry) =>
        entry.GetProperty("response").GetProperty("status").GetInt32() >= 200 && Text(entry, "response", "_error") is null;

    private static string Body(JsonElement entry) => Text(entry, "request", "postData", "text") ?? "";

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.GetString();
    }
}
