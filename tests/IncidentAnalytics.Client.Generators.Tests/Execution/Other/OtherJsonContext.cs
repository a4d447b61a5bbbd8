using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Generators.Tests.Execution.Other;

[JsonSerializable(typeof(string))]
internal sealed partial class OtherJsonContext : JsonSerializerContext;
