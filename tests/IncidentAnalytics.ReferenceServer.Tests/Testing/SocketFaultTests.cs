namespace IncidentAnalytics.ReferenceServer.Tests.Testing;

public sealed class SocketFaultTests() : FaultTests(port: 0);
