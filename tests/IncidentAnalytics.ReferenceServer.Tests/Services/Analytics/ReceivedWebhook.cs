using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Tests.Services.Analytics;

internal sealed record ReceivedWebhook(string Method, string? ContentType, long Length, JsonElement Body);
