namespace IncidentAnalytics.ReferenceServer.Tests.Testing;

public sealed class InMemoryFaultTests() : FaultTests(port: null);
