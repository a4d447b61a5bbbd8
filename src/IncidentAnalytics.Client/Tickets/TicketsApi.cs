using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Stands in until the generator writes it.</summary>
internal sealed class TicketsApi(ApiTransport transport, JsonSerializerContext context) : ITicketsApi
{
    private static readonly Operation Aggregate = new("tickets.aggregate", HttpMethod.Post, "/v3/tickets/aggs", IsRetrySafe: true);

    private readonly JsonTypeInfo<TicketAggregationBody> _body = (JsonTypeInfo<TicketAggregationBody>)context.GetTypeInfo(typeof(TicketAggregationBody))!;
    private readonly JsonTypeInfo<TicketAggregationResponse> _result = (JsonTypeInfo<TicketAggregationResponse>)context.GetTypeInfo(typeof(TicketAggregationResponse))!;

    public Task<ApiResponse<TicketAggregationResponse>> AggregateAsync(
        TicketAggregationBody body, string? clientId, RequestOptions? options, CancellationToken cancellationToken)
    {
        var call = new ApiCall(Aggregate, "/v3/tickets/aggs") { JsonBody = JsonSerializer.SerializeToUtf8Bytes(body, _body), Options = options };
        call.AddHeader("client_id", clientId, nameof(clientId));
        return transport.SendAsync(call, _result, cancellationToken);
    }
}
