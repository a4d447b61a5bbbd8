using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Recordings;

/// <summary>A recording cannot be read: it is not an HTTP Archive 1.2, or an entry is invalid. Nothing of it was loaded.</summary>
public sealed class RecordingFormatException : FormatException
{
    internal RecordingFormatException(string fileName, int? entry, string? member, string problem, Exception? innerException = null)
        : base(Describe(fileName, entry, member, problem), innerException)
    {
        FileName = fileName;
        Entry = entry;
        Member = member;
    }

    /// <summary>The name of the file, as it was given.</summary>
    public string FileName { get; }

    /// <summary>The number of the invalid entry, 1 for the first one; null when the error is outside of the entries.</summary>
    public int? Entry { get; }

    /// <summary>The invalid member, such as <c>response.status</c>; null when the error is in no single member.</summary>
    public string? Member { get; }

    private static string Describe(string fileName, int? entry, string? member, string problem) =>
        fileName
        + (entry is { } number ? string.Create(CultureInfo.InvariantCulture, $", entry {number}") : "")
        + (member is null ? "" : ", " + member)
        + ": "
        + problem;
}
