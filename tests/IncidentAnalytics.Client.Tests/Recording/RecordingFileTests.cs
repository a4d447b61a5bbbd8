using System.Text;
using System.Text.Json;
using IncidentAnalytics.Client.Recording;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Recording;

public sealed class RecordingFileTests : IDisposable
{
    private readonly RecordingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Append_LeavesACompleteFile_AfterEachEntry()
    {
        using var file = new RecordingFile(_folder.Path, long.MaxValue);
        for (var i = 1; i <= 5; i++)
        {
            file.Append(Encoding.UTF8.GetBytes($$"""{"n":{{i}}}"""));

            Assert.Equal(Enumerable.Range(1, i), _folder.Entries().Select(static e => e.GetProperty("n").GetInt32()));
        }

        Assert.Equal(7, File.ReadAllLines(_folder.Path).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void Append_RestoresTheFile_WhenTheDiskIsFull(int written)
    {
        var disk = new FullDisk();
        using var file = new RecordingFile("/recordings/a.har", long.MaxValue, _ => disk);
        file.Append("""{"n":1}"""u8);
        file.Append("""{"n":2}"""u8);
        disk.Left = written;

        Assert.Throws<IOException>(() => file.Append("""{"n":3,"x":"xxxxxxxxxxxx"}"""u8));

        using var json = JsonDocument.Parse(disk.ToArray());
        Assert.Equal(2, json.RootElement.GetProperty("log").GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public void Append_RemovesTheFile_WhenTheFirstEntryDoesNotFit()
    {
        var path = _folder.PathOf("a.har");
        using var file = new RecordingFile(
            path,
            long.MaxValue,
            p =>
            {
                File.WriteAllText(p, "{");
                return new FullDisk { Left = 3 };
            }
        );

        Assert.Throws<IOException>(() => file.Append("""{"n":1}"""u8));

        Assert.False(File.Exists(path));
    }

    /// <summary>A file on a disk with little space. What was written once can be written again.</summary>
    private sealed class FullDisk : MemoryStream
    {
        /// <summary>How many bytes beyond the present length fit.</summary>
        public int Left { get; set; } = int.MaxValue;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var fits = (int)Math.Min(buffer.Length, Length - Position + Left);
            base.Write(buffer[..fits].ToArray(), 0, fits);
            if (fits < buffer.Length)
                throw new IOException("No space left on device");
        }

        public override void SetLength(long value)
        {
            Left = (int)Math.Min(Left + Math.Max(Length - value, 0), int.MaxValue);
            base.SetLength(value);
        }
    }
}
