using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>The JSON types of the Sonar service.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(SonarTicket))]
[JsonSerializable(typeof(SonarTicketListResponse))]
[JsonSerializable(typeof(SonarTicketUser))]
internal sealed partial class SonarJsonContext : JsonSerializerContext;
