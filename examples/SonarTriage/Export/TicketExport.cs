using System.Text;
using Examples;
using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Export;

/// <summary>
/// Writes a file completely or not at all: tickets go to a temporary file in the same folder, which replaces the target when all tickets are
/// written and is deleted otherwise.
/// </summary>
internal sealed class TicketExport : IAsyncDisposable
{
    private readonly FileInfo _target;
    private readonly string _unfinished;
    private readonly FileStream _stream;
    private readonly ITicketWriter _writer;
    private bool _isComplete;

    private TicketExport(FileInfo target)
    {
        _target = target;
        _unfinished = $"{target.FullName}.{Guid.NewGuid():N}.unfinished";
        _stream = new FileStream(_unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
        _writer = CreateWriter(
            target.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase) ? OutputFormat.Json : OutputFormat.Csv,
            _stream
        );
    }

    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder is not permitted.</exception>
    public static TicketExport? Begin(FileInfo? target) => target is null ? null : new TicketExport(target);

    /// <summary>Writes the tickets to an output at once.</summary>
    public static async Task WriteAsync(
        TextWriter output,
        OutputFormat format,
        IEnumerable<SonarTicket> tickets,
        CancellationToken cancellationToken
    )
    {
        using var buffer = new MemoryStream();
        await using (var writer = CreateWriter(format, buffer))
        {
            foreach (var ticket in tickets)
                await writer.WriteAsync(ticket, cancellationToken);
            await writer.CompleteAsync(cancellationToken);
        }

        await output.WriteAsync(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        if (format == OutputFormat.Json)
            await output.WriteLineAsync();
    }

    public ValueTask WriteAsync(SonarTicket ticket, CancellationToken cancellationToken) => _writer.WriteAsync(ticket, cancellationToken);

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await _writer.CompleteAsync(cancellationToken);
        await _stream.FlushAsync(cancellationToken);
        await CloseAsync();
        File.Move(_unfinished, _target.FullName, overwrite: true);
        _isComplete = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isComplete)
            return;

        try
        {
            await CloseAsync();
        }
        finally
        {
            File.Delete(_unfinished);
        }
    }

    private static ITicketWriter CreateWriter(OutputFormat format, Stream stream) =>
        format == OutputFormat.Json ? new JsonTicketWriter(stream) : new CsvTicketWriter(stream);

    private async Task CloseAsync()
    {
        // The file must be closed even if the writer cannot flush.
        await using (_stream)
            await _writer.DisposeAsync();
    }
}
