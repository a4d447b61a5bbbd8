using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>What the errors of one service look like, for those that no endpoint of it answers.</summary>
/// <param name="Root">The path that all of the service is below.</param>
/// <param name="WriteAsync">Answers with a status and a message.</param>
internal sealed record ErrorShape(string Root, Func<HttpContext, int, string, Task> WriteAsync);
