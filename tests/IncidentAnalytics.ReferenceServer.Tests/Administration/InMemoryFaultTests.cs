using IncidentAnalytics.ReferenceServer.Tests.Faults;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

public sealed class InMemoryFaultTests() : FaultTests(port: null);
