using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>The JSON types of token endpoints: any JSON, of which a success has one part and a refusal another.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class AuthenticationJsonContext : JsonSerializerContext;
