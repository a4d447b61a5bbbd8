using Xunit;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>The public surface is a checked-in file, so that a change of it is seen and meant.</summary>
public sealed class PublicApiTests
{
    private const string Update = "UPDATE_PUBLIC_API";

    [Fact]
    public void The_clients_public_surface_is_the_approved_one() => Check("Client", SourceProject.Client);

    [Fact]
    public void The_servers_public_surface_is_the_approved_one() => Check("ReferenceServer", SourceProject.Server);

    [Fact]
    public void The_surface_shows_what_users_see_and_nothing_else()
    {
        var assembly = Platform.Compile("Sample", [Platform.Parse(
            """
            namespace N;
            public sealed record Pair<T>(T Left, string? Right) where T : class { internal int Hidden { get; set; } }
            public abstract class Base : System.IDisposable
            {
                protected Base(int size = 3) { }
                public required string Name { get; init; }
                public const string Key = "k";
                public static bool TryParse(System.ReadOnlySpan<char> text, out int value) { value = 0; return true; }
                public void Dispose() { }
                private protected void Hidden() { }
            }
            public enum Level { Low, High }
            internal class Inner { public class Nested; }
            """, "")], []).Assembly;

        Assert.Equal(
            """
            abstract class N.Base : IDisposable
              const string Key = "k"
              protected Base(int size = 3)
              required string Name { get; init; }
              static bool TryParse(ReadOnlySpan<char> text, out int value)
              void Dispose()
            enum N.Level
              High = 1
              Low = 0
            sealed record N.Pair<T> where T : class : IEquatable<Pair<T>>
              Pair(T Left, string? Right)
              T Left { get; init; }
              string? Right { get; init; }
            """,
            string.Join('\n', PublicSurface.Of(assembly)));
    }

    [Fact]
    public void A_difference_shows_both_sides() =>
        Assert.Equal("- a\n+ b", Difference(["same", "a"], ["b", "same"]));

    private static void Check(string name, SourceProject project)
    {
        var file = Repository.PathOf("tests", "IncidentAnalytics.Client.Tests", "Conventions", "Source", $"PublicApi.{name}.txt");
        string[] actual = [.. PublicSurface.Of(project.Compilation.Assembly)];
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(file, string.Join('\n', actual) + "\n");

        var difference = Difference(File.ReadAllLines(file), actual);
        Assert.True(
            difference.Length == 0,
            $"The public surface is not the one in {Repository.Relative(Repository.Root, file)}. When this is meant, run the tests once with {Update}=1.\n{difference}");
    }

    private static string Difference(string[] approved, string[] actual) => string.Join('\n',
        approved.Except(actual, StringComparer.Ordinal).Select(line => "- " + line)
            .Concat(actual.Except(approved, StringComparer.Ordinal).Select(line => "+ " + line)));
}
