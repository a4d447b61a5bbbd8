using IncidentAnalytics.Client;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace IncidentTools;

/// <summary>
/// Turns failures into results that tell the assistant what to do. Messages of the client contain no secrets; those of unexpected exceptions
/// are not shown.
/// </summary>
internal static class ToolErrors
{
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Filter(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next
    ) =>
        async (context, cancellationToken) =>
        {
            if (
                context.MatchedPrimitive is McpServerTool tool
                && ToolArguments.FindError(tool.ProtocolTool.InputSchema, context.Params?.Arguments) is { } error
            )
            {
                return CreateResult(error);
            }

            try
            {
                return await next(context, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && Describe(e) is { } text)
            {
                return CreateResult(text);
            }
        };

    private static CallToolResult CreateResult(string error) => new() { IsError = true, Content = [new TextContentBlock { Text = error }] };

    private static string? Describe(Exception exception) =>
        exception switch
        {
            McpProtocolException => null,
            McpException e => e.Message,
            RateLimitedException e => e.RetryAfter is { } wait
                ? FormattableString.Invariant(
                    $"The quota of the service is used up. Try again in {Math.Ceiling(wait.TotalSeconds)} s. {e.Message}"
                )
                : $"The quota of the service is used up. Try again later. {e.Message}",
            AuthenticationFailedException e =>
                $"The service does not accept the credential; whoever configured this server must correct it. {e.Message}",
            PermissionDeniedException e => $"The configured credential may not do this. {e.Message}",
            NotFoundException e => $"There is no such item. {e.Message}",
            InvalidRequestException e => $"The service refused the arguments. {e.Message}",
            ServerErrorException e => $"The service has a problem. Try again later. {e.Message}",
            ApiTimeoutException e => $"The service did not answer in time. Try again, or ask for less. {e.Message}",
            ApiConnectionException e => $"The service cannot be reached. {e.Message}",
            IncidentAnalyticsException e => e.Message,
            ArgumentException e => e.Message,
            // The service is not configured; the message names the missing option.
            InvalidOperationException { Source: "IncidentAnalytics.Client" } e => e.Message,
            _ => null,
        };
}
