namespace IncidentAnalytics.Client.Paging;

/// <summary>Fetches the page at a position of one run over a list; null when there is none (any more), which ends the run.</summary>
internal delegate Task<Page<T>?> FetchPage<T>(long position, CancellationToken cancellationToken);
