using Xunit.Abstractions;

#pragma warning disable IDE0130 // Namespaces of what is replaced.
namespace Xunit
{
    /// <summary>The members of xunit 3 that the client's tests use and xunit 2 has not.</summary>
    internal sealed class TestContext
    {
        public static TestContext Current { get; } = new();

        public CancellationToken CancellationToken => CancellationToken.None;

        public ITestOutputHelper? TestOutputHelper => null;
    }

    internal static class TaskExtensions
    {
        /// <summary>Recorded exceptions are tasks already.</summary>
        public static Task<T> AsTask<T>(this Task<T> task) => task;
    }
}

namespace IncidentAnalytics.Client.Tests.Support
{
    internal static class TheoryRows
    {
        /// <summary>The first argument of every row.</summary>
        public static IEnumerable<T> FirstArguments<T>(this IEnumerable<object[]> rows) => rows.Select(static r => (T)r[0]);
    }
}
