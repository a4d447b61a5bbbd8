using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Export;

/// <summary>Writes tickets in one format, one after the other.</summary>
internal interface ITicketWriter : IAsyncDisposable
{
    ValueTask WriteAsync(SonarTicket ticket, CancellationToken cancellationToken);

    /// <summary>Writes what ends the document.</summary>
    ValueTask CompleteAsync(CancellationToken cancellationToken);
}
