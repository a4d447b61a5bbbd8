using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.Webhooks;

internal sealed record ReceivedWebhook(string Method, string? ContentType, long Length, JsonElement Body);
