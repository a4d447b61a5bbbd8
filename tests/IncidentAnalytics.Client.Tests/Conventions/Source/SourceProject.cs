using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>A project's C# files as the compiler understands them. What generators add is not there: only what people wrote.</summary>
internal sealed class SourceProject
{
    private static readonly Lazy<SourceProject> LazyClient = new(() => Load("IncidentAnalytics.Client", []));
    private static readonly Lazy<SourceProject> LazyServer = new(() =>
        Load("IncidentAnalytics.ReferenceServer", [Client.Compilation.ToMetadataReference(), .. Platform.AspNetCore]));

    private SourceProject(string folder, CSharpCompilation compilation)
    {
        Folder = folder;
        Compilation = compilation;
    }

    public static SourceProject Client => LazyClient.Value;

    public static SourceProject Server => LazyServer.Value;

    public string Folder { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>A project of files that exist in memory only, for tests of the checkers themselves.</summary>
    public static SourceProject Of(string name, IEnumerable<(string Path, string Text)> files, params MetadataReference[] references)
    {
        var trees = files.Select(f => Platform.Parse(f.Text, "/" + name + "/" + f.Path));
        return new("/" + name, Platform.Compile(name, trees, references));
    }

    /// <summary>The path of a file below the project's folder.</summary>
    public string Relative(string file) => Repository.Relative(Folder, file);

    private static SourceProject Load(string name, IEnumerable<MetadataReference> references)
    {
        var folder = Repository.PathOf("src", name);
        var trees = Repository.SourceFiles(folder).Select(file => Platform.Parse(File.ReadAllText(file), file));
        var usings = Platform.Parse(GlobalUsings(Path.Combine(folder, name + ".csproj")), Path.Combine(folder, "obj", "GlobalUsings.cs"));
        return new(folder, Platform.Compile(name, trees.Append(usings), references));
    }

    private static string GlobalUsings(string projectFile) => string.Concat(
        XDocument.Load(projectFile).Descendants("Using").Select(u => $"global using {u.Attribute("Include")!.Value};\n"));
}
