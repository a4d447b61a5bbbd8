using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Generators.Tests.Execution;

[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(int?))]
internal sealed partial class SamplesJsonContext : JsonSerializerContext;
