using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Export;

/// <summary>Writes tickets in one format.</summary>
internal interface ITicketWriter : IAsyncDisposable
{
    ValueTask WriteAsync(SonarTicket ticket, CancellationToken cancellationToken);

    /// <summary>Writes the end of the document.</summary>
    ValueTask CompleteAsync(CancellationToken cancellationToken);
}
