using IncidentAnalytics.Client.Sonar;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>Returns these responses one after the other, repeating the last one, and records the arguments.</summary>
internal sealed class StubSonarApi(params string[] responses) : ISonarApi
{
    public List<SonarTicketListQuery> Queries { get; } = [];

    public List<RequestOptions?> Options { get; } = [];

    public CancellationToken CancellationToken { get; private set; }

    public Task<SonarTicketListResponse> ListTicketsAsync(
        SonarTicketListQuery? query,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        CancellationToken = cancellationToken;
        Options.Add(options);
        Queries.Add(query!);
        var response = responses.Length == 0 ? "{}" : responses[Math.Min(Queries.Count, responses.Length) - 1];
        return Task.FromResult(SonarTicketListResponse.Parse(response));
    }
}
