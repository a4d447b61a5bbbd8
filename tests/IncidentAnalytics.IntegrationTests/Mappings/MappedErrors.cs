using System.Net;
using IncidentAnalytics.Client;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Mappings;

/// <summary>Every error by the value of the header that selects it: type, status, code and message of the exception.</summary>
internal static class MappedErrors
{
    private const string Invalid = "invalid-argument";

    public static IReadOnlyDictionary<string, Action<Exception>> All { get; } =
        new Dictionary<string, Action<Exception>>(StringComparer.Ordinal)
        {
            ["tickets.400"] = Is<InvalidRequestException>(400, null, "Invalid application type."),
            ["tickets.401"] = Is<AuthenticationFailedException>(401, null, "The access token is not valid."),
            ["tickets.422"] = Is<InvalidRequestException>(
                422,
                static e => Assert.Equal(["Field required"], e.FieldErrors["body.start_time"])
            ),
            ["tickets.429"] = Is<RateLimitedException>(429, static e => Assert.Equal(TimeSpan.FromMinutes(1), e.RetryAfter)),

            ["events.400"] = Is<InvalidRequestException>(400, "AOM.0400", "param error"),
            ["events.401"] = Is<AuthenticationFailedException>(401, "AOM.0401", "you dont have permission"),
            ["events.403"] = Is<PermissionDeniedException>(403, "AOM.0403", "you dont have permission"),
            ["events.500"] = Is<ServerErrorException>(500, "AOM.0500", "SC_INTERNAL_SERVER_ERROR"),
            ["events.503"] = Is<ServerErrorException>(503, "AOM.0503", "SC_NOT_IMPLEMENTED"),
            ["events.projectid"] = Is<PermissionDeniedException>(403, "AOM.0403", "Invalid projectId"),
            ["events.gateway-401"] = Is<AuthenticationFailedException>(
                401,
                "APIGW.0301",
                "Incorrect IAM authentication information: token expires"
            ),
            ["events.gateway-429"] = Is<RateLimitedException>(
                429,
                static e =>
                    Assert.Equal(
                        ("APIGW.0308", TimeSpan.FromMinutes(1), "a2b4c6d8e0f1a3b5c7d9e1f2a4b6c8d0"),
                        (e.Code, e.RetryAfter, e.RequestId)
                    )
            ),

            ["sonar.not-an-integer"] = Is<InvalidRequestException>(400, Invalid, "'offset' parameter should be int type"),
            ["sonar.negative"] = Is<InvalidRequestException>(400, Invalid, "'offset' must be greater than or equal to 0."),
            ["sonar.date"] = Is<InvalidRequestException>(400, Invalid, "'from' parameter should be date format (yyyy-MM-dd HH:mm:ss+0000)"),
            ["sonar.status"] = Is<InvalidRequestException>(
                400,
                Invalid,
                "'statuses' should contain elements that is one of NEW, ASSIGNED, IN_PROGRESS, SUBMITTED, APPROVED, REJECTED, CLOSED."
            ),
            ["sonar.priority"] = Is<InvalidRequestException>(
                400,
                Invalid,
                "element of priorities should be one of 1 (LOW), 2 (MEDIUM), 3 (HIGH). input is 4"
            ),
            ["sonar.sort-type"] = Is<InvalidRequestException>(400, Invalid, "sort_type should be one of ASC or DESC. input is NONE"),
            ["sonar.sort-column"] = Is<InvalidRequestException>(
                400,
                Invalid,
                "sort_column should be one of id, created_at, updated_at, closed_at."
            ),
            ["sonar.guid"] = Is<InvalidRequestException>(400, Invalid, "assignees should contains only guid values."),

            // A business error has no type of its own.
            ["sonar.illegal-state"] = Is<ApiException>(500, "illegal-state", "no-permission"),

            ["analytics.400"] = Is<InvalidRequestException>(
                400,
                static e =>
                {
                    Assert.Equal(("VALIDATION_ERROR", "Invalid request data"), (e.Code, e.Error.Message));
                    Assert.Equal(["This field is required."], e.FieldErrors["name"]);
                }
            ),
            ["analytics.401"] = Is<AuthenticationFailedException>(
                401,
                "AUTHENTICATION_FAILED",
                "Authentication required",
                "Invalid token."
            ),
            ["analytics.403"] = Is<PermissionDeniedException>(
                403,
                "PERMISSION_DENIED",
                "Insufficient permissions",
                "You do not have permission to perform this action."
            ),
            ["analytics.404"] = Is<NotFoundException>(404, "NOT_FOUND", "Resource not found", "Not found."),
            ["analytics.409"] = Is<ConflictException>(409, "CONFLICT", "Conflict", "This model is already being trained."),
            ["analytics.429"] = Is<RateLimitedException>(
                429,
                static e =>
                    Assert.Equal(
                        (TimeSpan.FromSeconds(42), "Request was throttled. Expected available in 42 seconds."),
                        (e.RetryAfter, e.Error.Message)
                    )
            ),
            ["analytics.500"] = Is<ServerErrorException>(500, "SERVER_ERROR", "Server error", "An unexpected error occurred."),
            ["analytics.500-html"] = Is<ServerErrorException>(
                500,
                static e => Assert.Contains("<html", e.Error.BodyStart, StringComparison.Ordinal)
            ),
            ["analytics.drf-400"] = Is<InvalidRequestException>(
                400,
                static e =>
                {
                    Assert.Equal(["This field is required."], e.FieldErrors["name"]);
                    Assert.Equal(["The fields name, metric_type must make a unique set."], e.FieldErrors["non_field_errors"]);
                }
            ),
            ["analytics.drf-403"] = Is<PermissionDeniedException>(403, null, "You do not have permission to perform this action."),
            ["analytics.invalid-page"] = Is<NotFoundException>(404, null, "Invalid page."),
        };

    /// <summary>Calls the service that the name begins with, selects the error of that name, and returns the exception.</summary>
    public static ValueTask<Exception?> ThrowAsync(IncidentAnalyticsClient client, string name, CancellationToken token)
    {
        var options = new RequestOptions
        {
            MaxRetries = 0,
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Stub-Error"] = name },
        };
        return Record.ExceptionAsync(Task () =>
            name.Split('.')[0] switch
            {
                "tickets" => client.Tickets.AggregateAsync(
                    new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(1)) },
                    options,
                    token
                ),
                "events" => client.Events.GetStatisticsAsync(
                    new() { Range = TimeRange.Last(TimeSpan.FromMinutes(5)), Step = TimeSpan.FromMinutes(1) },
                    options,
                    token
                ),
                "sonar" => client.Sonar.CountTicketsAsync(null, options, token),
                "analytics" => client.Analytics.PredictiveModels.TrainAsync("any-id", options, token),
                _ => throw new ArgumentException($"{name} names no service.", nameof(name)),
            }
        );
    }

    private static Action<Exception> Is<TException>(int status, string? code, string message, string? details = null)
        where TException : ApiException =>
        Is<TException>(status, e => Assert.Equal((code, message, details), (e.Code, e.Error.Message, e.Error.Details)));

    private static Action<Exception> Is<TException>(int status, Action<TException> check)
        where TException : ApiException =>
        exception =>
        {
            var e = Assert.IsType<TException>(exception);
            Assert.Equal((HttpStatusCode)status, e.StatusCode);
            check(e);
        };
}
