using Xunit;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>Tests that run alone, because they watch the whole process (<see cref="IdleClock"/>).</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = nameof(RunsAlone);
}
