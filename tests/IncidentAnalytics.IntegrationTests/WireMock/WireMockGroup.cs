using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>The tests that share the one WireMock process, and therefore run one after the other.</summary>
[CollectionDefinition]
public sealed class WireMockGroup : ICollectionFixture<WireMockServer>;
