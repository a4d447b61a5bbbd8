using IncidentAnalytics.Client.Diagnostics;
using IncidentAnalytics.Client.Http;
using IncidentAnalytics.Client.Resilience;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.Logging.Abstractions;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>A connection without a client, for calls that no interface of the package has.</summary>
internal static class TestConnection
{
    public static ServiceConnection Create(HttpClient client) =>
        new()
        {
            BaseAddress = new Uri("https://monitoring.example.com"),
            Exchange = new HttpExchange(client, TicketsErrorReader.Instance, TimeProvider.System, 1_000_000),
            Authenticator = Credential.Bearer("t").CreateAuthenticator(null!),
            Pipeline = new CallPipeline("test", TimeProvider.System, NullLogger.Instance),
            Limits = new CallLimits(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30), 0),
            DriftReport = new DriftReport(NullLogger.Instance),
            UserAgent = "test",
        };

    /// <summary>Makes a call whose response is read as tickets.</summary>
    public static async Task<TicketAggregationResponse?> CallAsync(
        this ServiceConnection connection,
        HttpMethod method,
        Uri address,
        byte[]? body,
        CancellationToken cancellationToken,
        OperationTraits traits = OperationTraits.None
    )
    {
        using var message = new HttpRequestMessage(method, address);
        if (body is not null)
            message.Content = new JsonBody(body);
        var operation = new Operation<TicketAggregationResponse>(
            "test.call",
            static () => TicketsJsonContext.Default.TicketAggregationResponse,
            traits
        );
        var call = new ServiceCall<TicketAggregationResponse>(connection, operation, message);
        using var response = await call.RunAsync(cancellationToken);
        return call.Value;
    }
}
