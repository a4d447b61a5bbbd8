using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

/// <summary>Byte order marks and white space before errors and successes (RFC 8259, 8.1).</summary>
public sealed class ByteOrderMarkTests
{
    private readonly AnsweringHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Padding => ["\uFEFF", "\uFEFF\n", "\uFEFF ", "\n\uFEFF", " \r\n\t", "\uFEFF\uFEFF \n"];

    [Theory]
    [MemberData(nameof(Padding))]
    public async Task ErrorResponse_IsRead_AfterPadding(string padding)
    {
        using var client = AllServices.Create(_server, configure: static o => o.Sonar.MaxRetries = o.Events.MaxRetries = 1);

        (_server.Status, _server.Text) = (
            HttpStatusCode.InternalServerError,
            padding + """{"error_code":"illegal-state","error_msg":"ticket not found: 5"}""" + padding
        );
        var sonar = Assert.IsType<ApiException>(
            await Record.ExceptionAsync(() => client.Sonar.CountTicketsAsync(cancellationToken: Token))
        );
        Assert.Equal(("illegal-state", "ticket not found: 5", 1), (sonar.Code, sonar.Error.Message, _server.Requests));

        (_server.Status, _server.Text) = (HttpStatusCode.ServiceUnavailable, padding + """{"error_code":"AOM.0503","error_msg":"m"}""");
        var events = await Assert.ThrowsAsync<ServerErrorException>(() =>
            client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token)
        );
        Assert.Equal(("AOM.0503", 2), (events.Code, _server.Requests));

        (_server.Status, _server.Text) = (HttpStatusCode.BadRequest, padding + """{"name":["Required."]}""");
        var analytics = await Assert.ThrowsAsync<InvalidRequestException>(() =>
            client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token)
        );
        Assert.Equal(["Required."], Assert.Single(analytics.FieldErrors).Value);

        (_server.Status, _server.Text) = (HttpStatusCode.Forbidden, padding + """{"detail":"d","code":"not_authenticated"}""");
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token));

        (_server.Status, _server.Text) = (
            HttpStatusCode.BadRequest,
            padding + """{"status_code":400,"detail":"Invalid application type."}"""
        );
        var tickets = await Assert.ThrowsAsync<InvalidRequestException>(() => client.AggregateAsync(cancellationToken: Token));
        Assert.Equal("Invalid application type.", tickets.Error.Message);

        (_server.Status, _server.Text) = (HttpStatusCode.BadGateway, padding + "<html>x</html>");
        var markup = await Assert.ThrowsAsync<ServerErrorException>(() => client.AggregateAsync(cancellationToken: Token));
        Assert.Contains("a page of markup", markup.Message, StringComparison.Ordinal);

        (_server.Status, _server.Text) = (HttpStatusCode.BadGateway, padding);
        var empty = await Assert.ThrowsAsync<ServerErrorException>(() => client.AggregateAsync(cancellationToken: Token));
        Assert.Equal("tickets.aggregate: HTTP 502: Bad Gateway (1 attempt, 0.0 s)", empty.Message);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\n")]
    [InlineData(" \r\n\t")]
    public async Task Response_IsRead_AfterPadding(string padding)
    {
        using var client = AllServices.Create(_server);
        _server.Text = padding + """{"total":3}""" + "\r\n";

        Assert.Equal(3, await client.Sonar.CountTicketsAsync(cancellationToken: Token));
    }
}
