using System.Net;
using System.Net.Http.Headers;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>Gives every request the same response until another one is set.</summary>
internal sealed class AnsweringHandler : HttpMessageHandler
{
    public byte[] Body { get; set; } = [];

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public int Requests { get; private set; }

    /// <summary>The path and query of the last request, as on the wire.</summary>
    public string? LastTarget { get; private set; }

    public string Text
    {
        set => Body = System.Text.Encoding.UTF8.GetBytes(value);
    }

    /// <summary>Changes each response before it is returned.</summary>
    public Action<HttpResponseMessage>? Adjust { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        LastTarget = request.RequestUri!.PathAndQuery;
        var response = new HttpResponseMessage(Status) { Content = new ByteArrayContent(Body) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Adjust?.Invoke(response);
        return Task.FromResult(response);
    }
}
