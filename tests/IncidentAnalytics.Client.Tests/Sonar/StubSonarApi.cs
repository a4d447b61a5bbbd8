using IncidentAnalytics.Client.Sonar;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>Answers call after call with these bodies, the last one again and again, and remembers what it was called with.</summary>
internal sealed class StubSonarApi(params string[] answers) : ISonarApi
{
    public List<SonarTicketListQuery> Queries { get; } = [];

    public RequestOptions? Options { get; private set; }

    public CancellationToken CancellationToken { get; private set; }

    public Task<SonarTicketListResponse> ListTicketsAsync(
        SonarTicketListQuery? query,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        (Options, CancellationToken) = (options, cancellationToken);
        Queries.Add(query!);
        var answer = answers.Length == 0 ? "{}" : answers[Math.Min(Queries.Count, answers.Length) - 1];
        return Task.FromResult(SonarTicketListResponse.Parse(answer));
    }
}
