using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;

namespace IncidentAnalytics.IntegrationTests.Examples.McpServer;

/// <summary>A tickets service that answers no request, and tells when one is cancelled.</summary>
internal sealed class WaitingTickets : ITicketsApi
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Started => _started.Task;

    public Task Stopped => _stopped.Task;

    public async Task<TicketAggregationResponse> AggregateAsync(
        TicketAggregationBody body,
        string? clientId,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        _started.SetResult();
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _stopped.SetResult();
        }

        return new();
    }
}
