using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Benchmarks;

/// <summary>Responds to every request with the same bytes, at no cost.</summary>
internal sealed class StubHandler(string json) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue ContentType = new("application/json");

    private readonly byte[] _body = Encoding.UTF8.GetBytes(json);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(_body);
        content.Headers.ContentType = ContentType;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
