using System.Globalization;
using System.Net;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>A client of the events service over scripted servers, with an IAM whose tokens expire after a day.</summary>
internal static class TestEvents
{
    public const string IamPath = "/v3/auth/tokens";
    public const string ProjectId = "2a473356cca5487f8373be891bffc1cf";
    public const string EmptyAnswer = """{"series":[],"step":60000,"timestamps":[]}""";

    public static EventStatisticsRequest Request { get; } =
        new() { Range = TimeRange.Last(TimeSpan.FromMinutes(5)), Step = TimeSpan.FromMinutes(1) };

    public static IamPasswordOptions IamPassword() =>
        new()
        {
            Endpoint = new Uri("https://iam.example.com"),
            UserName = "reader",
            Password = "p4ss\"w&rd +ü",
            DomainName = "example",
            ProjectName = "eu-west-1",
        };

    /// <summary>IAM's response: iam-token-1, iam-token-2 … in the header, with a lifetime.</summary>
    public static HttpResponseMessage IamAnswer(int number, TimeSpan? lifetime = null)
    {
        var issued = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);
        return IamAnswer(
            $"iam-token-{number}",
            $$"""{"token":{"issued_at":"{{Text(issued)}}","expires_at":"{{Text(issued + (lifetime ?? TimeSpan.FromDays(1)))}}","methods":["password"] } }"""
        );

        static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
    }

    public static HttpResponseMessage IamAnswer(string? token, string body)
    {
        var response = ScriptedHandler.Json(body, HttpStatusCode.Created);
        if (token is not null)
            response.Headers.TryAddWithoutValidation("X-Subject-Token", token);
        return response;
    }

    public static ScriptedHandler Server() => new() { Token = static (number, _) => Task.FromResult(IamAnswer(number)) };

    public static IncidentAnalyticsClient Create(
        HttpMessageHandler handler,
        FakeTimeProvider? clock = null,
        Action<IncidentAnalyticsClientOptions>? configure = null
    ) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.HttpMessageHandler = handler;
            o.TimeProvider = clock ?? new FakeTimeProvider();
            o.Random = static () => 1;
            o.Events.BaseAddress = new Uri("https://aom.example.com");
            o.Events.ProjectId = ProjectId;
            o.Events.Credential = Credential.IamPassword(IamPassword());
            configure?.Invoke(o);
        });

    public static Task<EventStatistics> GetStatisticsAsync(
        this IncidentAnalyticsClient client,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => client.Events.GetStatisticsAsync(Request, options, cancellationToken);
}
