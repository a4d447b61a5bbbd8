using IncidentAnalytics.ReferenceServer.Tests.Faults;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

public sealed class SocketFaultTests() : FaultTests(port: 0);
