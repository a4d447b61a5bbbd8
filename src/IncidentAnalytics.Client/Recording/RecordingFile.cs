using System.Text;

namespace IncidentAnalytics.Client.Recording;

/// <summary>
/// A HAR file with one entry per line. Each entry overwrites the end of the list and writes it anew with one call, so that a reader finds a complete
/// file at any moment, and behind a process that was killed at most an incomplete last line.
/// </summary>
/// <param name="path">The path.</param>
/// <param name="maxBytes">The maximum size of the file.</param>
/// <param name="create">Creates a file that does not exist; null for the file system.</param>
internal sealed class RecordingFile(string path, long maxBytes, Func<string, Stream>? create = null) : IDisposable
{
    /// <summary>The version of the members that start with an underscore.</summary>
    private const int FormatVersion = 1;

    private const int MaxNumber = 10_000;

    private static readonly byte[] End = "\n]}}\n"u8.ToArray();

    private readonly Func<string, Stream> _create = create ?? CreateNew;
    private Stream? _stream;
    private long _end;

    /// <summary>The path that was asked for.</summary>
    public string Path => path;

    /// <summary>The path of the file, which may have a number; null before the first entry.</summary>
    public string? WrittenPath { get; private set; }

    public bool IsClosed { get; private set; }

    /// <exception cref="IOException">The file cannot be written, or would be too large. It is still complete.</exception>
    public void Append(ReadOnlySpan<byte> entry)
    {
        var start = _end == 0 ? Encoding.UTF8.GetBytes(Header()) : ",\n"u8;
        if (_end + start.Length + entry.Length + End.Length > maxBytes)
            throw new IOException(FormattableString.Invariant($"The file would have more than {maxBytes} bytes."));

        var text = new byte[start.Length + entry.Length + End.Length];
        start.CopyTo(text);
        entry.CopyTo(text.AsSpan(start.Length));
        End.CopyTo(text.AsSpan(start.Length + entry.Length));
        var stream = _stream ??= Create();
        try
        {
            stream.Position = _end;
            stream.Write(text);
        }
        catch
        {
            Restore(stream);
            throw;
        }

        _end += text.Length - End.Length;
    }

    public void Dispose()
    {
        IsClosed = true;
        _stream?.Dispose();
    }

    private static string Header() =>
        "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\""
        + IncidentAnalyticsTelemetry.ActivitySourceName
        + "\",\"version\":\""
        + PackageVersion.Text
        + FormattableString.Invariant($"\"}},\"_format\":{FormatVersion},\"entries\":[\n");

    private Stream Create()
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var (name, extension) = (System.IO.Path.GetFileNameWithoutExtension(path), System.IO.Path.GetExtension(path));
        for (var number = 1; ; number++)
        {
            var numbered = number == 1 ? path : System.IO.Path.Combine(folder, FormattableString.Invariant($"{name}-{number}{extension}"));
            try
            {
                var stream = _create(numbered);
                WrittenPath = numbered;
                return stream;
            }
            catch (IOException) when (number < MaxNumber && File.Exists(numbered))
            {
                // The recording of another client or of an earlier run.
            }
        }
    }

    private static FileStream CreateNew(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        // Bodies are the user's data.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Removes what a failed write has left.</summary>
    private void Restore(Stream stream)
    {
        try
        {
            stream.SetLength(_end);
            if (_end > 0)
            {
                stream.Position = _end;
                stream.Write(End);
            }
            else
            {
                stream.Dispose();
                File.Delete(WrittenPath!);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A reader drops an incomplete last entry.
        }
    }
}
