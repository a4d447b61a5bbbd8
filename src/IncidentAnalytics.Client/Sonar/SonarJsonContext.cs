using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>The JSON types of the Sonar service.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextOrNumberConverter), typeof(WholeNumberConverter), typeof(BooleanConverter)]
)]
[JsonSerializable(typeof(SonarTicket))]
[JsonSerializable(typeof(SonarTicketListResponse))]
[JsonSerializable(typeof(SonarTicketUser))]
internal sealed partial class SonarJsonContext : JsonSerializerContext;
