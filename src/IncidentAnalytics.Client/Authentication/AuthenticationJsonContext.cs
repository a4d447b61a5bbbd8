using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>The JSON types of token endpoints.</summary>
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(IamTokenResponse))]
internal sealed partial class AuthenticationJsonContext : JsonSerializerContext;
