using System.Net;
using System.Net.Http.Headers;

namespace IncidentAnalytics.Client.Support;

/// <summary>Gives every request the same answer, byte by byte, until it is told another one.</summary>
internal sealed class AnsweringHandler : HttpMessageHandler
{
    public byte[] Body { get; set; } = [];

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public int Requests { get; private set; }

    public string Text
    {
        set => Body = System.Text.Encoding.UTF8.GetBytes(value);
    }

    /// <summary>What an answer has besides status and body.</summary>
    public Action<HttpResponseMessage>? Adjust { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        var response = new HttpResponseMessage(Status) { Content = new ByteArrayContent(Body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Adjust?.Invoke(response);
        return Task.FromResult(response);
    }
}
