using System.Net;
using System.Text;

namespace AotSmoke;

/// <summary>Token endpoint, tickets service, a tickets service that refuses every call, and analytics service, told apart by their host.</summary>
internal sealed class StubService : HttpMessageHandler
{
    private const string Token = """{"access_token":"token","expires_in":3600,"token_type":"Bearer"}""";

    private const string Answer =
        """
        {"data":{"total":3,"aggregations":{
          "by_type":{"doc_count_error_upper_bound":0,"sum_other_doc_count":0,"buckets":[{"key":"incident","doc_count":2},{"key":"request","doc_count":1}]},
          "daily":{"buckets":[{"key":1767225600000,"key_as_string":"2026-01-01T00:00:00.000Z","doc_count":3}]},
          "resolved":{"doc_count":1}}}}
        """;

    private const string Refusal = """{"detail":[{"loc":["body","start_time"],"msg":"invalid datetime format","type":"value_error.datetime"}]}""";

    private const string FirstPage = """{"count":2,"next":"https://elsewhere.example.com/?page=2","previous":null,"results":[{"id":1}]}""";

    private const string SecondPage = """{"count":2,"next":null,"results":[{"id":"2","latest_measurement":{"value":"15.5"}}]}""";

    private const string Created = """{"id":"3","metric_type":"MTTR","created_at":"2024-01-01T24:00:00Z"}""";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(request.RequestUri!.Host switch
        {
            "auth.example.com" => Json(HttpStatusCode.OK, Token),
            "analytics.example.com" when request.Method == HttpMethod.Post => Json(HttpStatusCode.Created, Created),
            "analytics.example.com" => Json(HttpStatusCode.OK, request.RequestUri.Query.Contains("page=2", StringComparison.Ordinal) ? SecondPage : FirstPage),
            "broken.example.com" => Json(HttpStatusCode.UnprocessableEntity, Refusal),
            _ when request.Headers.Authorization?.ToString() == "Bearer token" => Json(HttpStatusCode.OK, Answer),
            _ => Json(HttpStatusCode.Unauthorized, """{"detail":"no token"}"""),
        });

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
