using System.Net;
using System.Text;

namespace AotSmoke;

/// <summary>Token endpoints, the services, and a tickets service that refuses every call, distinguished by host.</summary>
internal sealed class StubService : HttpMessageHandler
{
    private const string Token = """{"access_token":"token","expires_in":3600,"token_type":"Bearer"}""";

    private const string Answer = """
        {"data":{"total":3,"aggregations":{
          "by_type":{"doc_count_error_upper_bound":0,"sum_other_doc_count":0,"buckets":[{"key":"incident","doc_count":2},{"key":"request","doc_count":1}]},
          "daily":{"buckets":[{"key":1767225600000,"key_as_string":"2026-01-01T00:00:00.000Z","doc_count":3}]},
          "resolved":{"doc_count":1}}}}
        """;

    private const string IamAnswer = """{"token":{"issued_at":"2024-06-01T10:20:30.000000Z","expires_at":"2024-06-02T10:20:30.000000Z"}}""";

    private const string EventsAnswer =
        """{"step":60000,"timestamps":[1642820700000,1642820760000],"series":[{"event_severity":"Minor","values":[1,2]}]}""";

    private const string Refusal =
        """{"detail":[{"loc":["body","start_time"],"msg":"invalid datetime format","type":"value_error.datetime"}]}""";

    private const string FirstMetrics =
        """{"count":2,"next":"https://elsewhere.example.com/?page=2","previous":null,"results":[{"id":1}]}""";

    private const string SecondMetrics = """{"count":2,"next":null,"results":[{"id":"2","latest_measurement":{"value":"15.5"}}]}""";

    private const string CreatedMetric = """{"id":"3","metric_type":"MTTR","created_at":"2024-01-01T24:00:00Z"}""";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(
            request.RequestUri!.Host switch
            {
                "auth.example.com" => Json(HttpStatusCode.OK, Token),
                "iam.example.com" => Json(HttpStatusCode.Created, IamAnswer, "iam-token"),
                "aom.example.com" when request.Headers.Contains("X-Auth-Token") => Json(HttpStatusCode.OK, EventsAnswer),
                "sonar.example.com" when request.RequestUri.Query.StartsWith("?offset=1&", StringComparison.Ordinal) => Json(
                    HttpStatusCode.OK,
                    SonarPage(2)
                ),
                "sonar.example.com" => Json(HttpStatusCode.OK, SonarPage(1)),
                "analytics.example.com" when request.Method == HttpMethod.Post => Json(HttpStatusCode.Created, CreatedMetric),
                "analytics.example.com" when request.RequestUri.Query.Contains("page=2", StringComparison.Ordinal) => Json(
                    HttpStatusCode.OK,
                    SecondMetrics
                ),
                "analytics.example.com" => Json(HttpStatusCode.OK, FirstMetrics),
                "broken.example.com" => Json(HttpStatusCode.UnprocessableEntity, Refusal),
                _ when request.Headers.Authorization?.ToString() == "Bearer token" => Json(HttpStatusCode.OK, Answer),
                _ => Json(HttpStatusCode.Unauthorized, """{"detail":"no token"}"""),
            }
        );

    private static string SonarPage(int id) =>
        $$$"""{"total":2,"tickets":[{"id":{{{id}}},"priority":"LOW","created":"2022-09-14 17:34:19+0900"}]}""";

    private static HttpResponseMessage Json(HttpStatusCode status, string body, string? token = null)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
            answer.Headers.Add("X-Subject-Token", token);
        return answer;
    }
}
