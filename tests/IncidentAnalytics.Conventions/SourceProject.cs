using System.Xml.Linq;
using IncidentAnalytics.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Conventions;

/// <summary>The compilation of a project's C# files, without generated code.</summary>
internal sealed class SourceProject
{
    private static readonly Lazy<SourceProject> LazyClient = new(() => Load("IncidentAnalytics.Client", Platform.Bare));
    private static readonly Lazy<SourceProject> LazyHealthChecks = new(() =>
        Load("IncidentAnalytics.Client.HealthChecks", Platform.WithClient)
    );
    private static readonly Lazy<SourceProject> LazyServer = new(() => Load("IncidentAnalytics.ReferenceServer", Platform.WithClient));

    private SourceProject(string folder, CSharpCompilation compilation)
    {
        Folder = folder;
        Compilation = compilation;
    }

    public static SourceProject Client => LazyClient.Value;

    public static SourceProject HealthChecks => LazyHealthChecks.Value;

    public static SourceProject Server => LazyServer.Value;

    public string Folder { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>Creates a project of in-memory files, for tests of the checks.</summary>
    public static SourceProject Create(CSharpCompilation platform, params IEnumerable<(string Path, string Text)> files) =>
        new("/Sample", platform.AddSyntaxTrees(files.Select(f => Platform.Parse(f.Text, "/Sample/" + f.Path))));

    /// <summary>Returns the path of a file below the project's folder.</summary>
    public string Relative(string file) => Repository.Relative(Folder, file);

    private static SourceProject Load(string name, CSharpCompilation platform)
    {
        var folder = Repository.PathOf("src", name);
        var trees = Repository.SourceFiles(folder).Select(file => Platform.Parse(File.ReadAllText(file), file));
        var usings = Platform.Parse(GlobalUsings(Path.Combine(folder, name + ".csproj")), Path.Combine(folder, name + ".csproj"));
        return new(folder, platform.WithAssemblyName(name).AddSyntaxTrees(trees.Append(usings)));
    }

    private static string GlobalUsings(string projectFile) =>
        string.Concat(XDocument.Load(projectFile).Descendants("Using").Select(u => $"global using {u.Attribute("Include")!.Value};\n"));
}
