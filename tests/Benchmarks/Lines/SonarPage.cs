using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Testing;

namespace Benchmarks.Lines;

/// <summary>A page of 1,000 Sonar tickets.</summary>
internal sealed class SonarPage : BenchmarkLine
{
    private const string Authorization = "Bearer token";

    private static readonly Uri Address = new("https://example.com");

    public override string Title => "Page of 1,000 Sonar tickets";

    public override async Task<Row> MeasureAsync()
    {
        var body = SampleBodies.SonarTickets(1_000);
        var raw = new RawClient(new NetworkHandler(body), Address, Authorization);
        var user = UserStack.Create(new NetworkHandler(body), Address, Authorization);
        await using var client = OurClient.CreateForSonar(new NetworkHandler(body), Address);
        var query = new SonarTicketQuery { PageSize = 1_000 };
        var figures = await Alternation.MeasureAsync(
            () => raw.GetAsync("/api/sonar/tickets?offset=0&limit=1000", PlainJsonContext.Default.PlainSonarTickets),
            () => user.ListTicketsAsync(offset: 0, limit: 1_000),
            () => client.Sonar.GetTicketPageAsync(query)
        );
        var (limit, ours) = (figures[0], figures[2]);
        return new(
            $"{limit}",
            $"Refit + resilience {figures[1].Beside(limit)}",
            ours.Beside(limit),
            Goal.AtMost(ours.Bytes, Bytes.FromKilobytes(1_461)),
            Goal.RatioAtMost(ours.TimeRatioTo(limit), 1.1)
        );
    }
}
