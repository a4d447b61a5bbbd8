using System.Globalization;
using IncidentAnalytics.ReferenceServer.Hosting;

namespace IncidentAnalytics.ReferenceServer.Recordings;

/// <summary>
/// The recordings that a server answers from, before its own services and without credentials. A request is answered by the first entry with its method, path,
/// query and body that has not answered yet, in the order of the file; when all of them have, by the last one again.
/// </summary>
/// <remarks>
/// The order of parameters and members, white space, and the notation of numbers do not matter, nor do the host and what a gateway has in front of the
/// path. A value that is masked (<c>***</c>) matches every value. Token requests are answered by the server's own token endpoints.
/// </remarks>
public sealed class RecordingPlayer
{
    /// <summary>The maximum size of a recording, in bytes.</summary>
    private const long MaxBytes = 256 * 1024 * 1024;

    private const int MaxNearest = 3;
    private const int MaxShownTarget = 300;
    private const int MaxShownDifferences = 5;

    private readonly Lock _gate = new();
    private readonly IReadOnlyList<Recording> _initial;
    private readonly bool _isStrictInitially;
    private readonly string[] _initiallyIgnored;
    private readonly HashSet<RecordedExchange> _answered = new(ReferenceEqualityComparer.Instance);
    private List<Recording> _recordings = [];
    private HashSet<string> _ignored = [];
    private bool _isStrict;

    /// <exception cref="RecordingFormatException">A file cannot be read.</exception>
    internal RecordingPlayer(IncidentAnalyticsServerOptions options)
    {
        _initial = [.. options.Recordings.Select(Read)];
        _isStrictInitially = options.StrictRecordings;
        _initiallyIgnored = [.. options.IgnoredRecordedNames];
        Reset();
    }

    /// <summary>The recordings, in the order in which they were loaded.</summary>
    public IReadOnlyList<Recording> Loaded
    {
        get
        {
            lock (_gate)
            {
                return [.. _recordings];
            }
        }
    }

    /// <summary>The names that <see cref="Ignore"/> has added.</summary>
    public IReadOnlyCollection<string> IgnoredNames
    {
        get
        {
            lock (_gate)
            {
                return [.. _ignored];
            }
        }
    }

    /// <summary>
    /// Whether requests that are not recorded are refused with status 501 and a message that names the nearest entries, instead of answered by the server's
    /// services. Token requests are never refused.
    /// </summary>
    public bool IsStrict
    {
        get
        {
            lock (_gate)
            {
                return _isStrict;
            }
        }
        set
        {
            lock (_gate)
            {
                _isStrict = value;
            }
        }
    }

    /// <summary>The number of entries that have not answered yet.</summary>
    public int UnansweredCount
    {
        get
        {
            lock (_gate)
            {
                return Playable().Count(exchange => !_answered.Contains(exchange));
            }
        }
    }

    /// <summary>Loads an HTTP Archive 1.2 (<c>.har</c>): of the client's recorder, a browser or a proxy.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The recording, whose <see cref="Recording.Warnings"/> say what cannot be replayed.</returns>
    /// <exception cref="RecordingFormatException">The file is not such an archive, or an entry is invalid. Nothing was loaded.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public Recording Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Add(Read(path));
    }

    /// <summary>
    /// Ignores the values of query parameters and JSON members, at any depth, when requests are matched: times that are relative to now, for example
    /// <c>from</c> and <c>to</c>. <c>project_id</c> also ignores the project in the path of the events service.
    /// </summary>
    /// <param name="names">The names; they are case-sensitive.</param>
    public void Ignore(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        lock (_gate)
        {
            _ignored = [.. _ignored, .. names];
        }
    }

    /// <summary>Removes all recordings and ignored names; no request is refused any more.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _recordings = [];
            _answered.Clear();
            _ignored = [];
            _isStrict = false;
        }
    }

    internal Recording Add(Recording recording)
    {
        lock (_gate)
        {
            _recordings.Add(recording);
        }

        return recording;
    }

    internal void Reset()
    {
        lock (_gate)
        {
            _recordings = [.. _initial];
            _answered.Clear();
            _ignored = [.. _initiallyIgnored];
            _isStrict = _isStrictInitially;
        }
    }

    /// <summary>Whether any request could be answered or refused.</summary>
    internal bool IsActive
    {
        get
        {
            lock (_gate)
            {
                return _isStrict || _recordings.Count > 0;
            }
        }
    }

    /// <summary>Takes the entry that answers a request; null for none.</summary>
    internal RecordedExchange? Take(RequestShape request)
    {
        lock (_gate)
        {
            RecordedExchange? last = null;
            foreach (var exchange in Playable())
            {
                if (!exchange.Request.HasPathOf(request, _ignored) || exchange.Request.FindDifferences(request, _ignored).Count > 0)
                {
                    continue;
                }

                last = exchange;
                if (_answered.Add(exchange))
                {
                    break;
                }
            }

            return last;
        }
    }

    /// <summary>Describes a request that is not recorded, and the entries that are nearest to it.</summary>
    internal string DescribeMiss(RequestShape request)
    {
        lock (_gate)
        {
            var all = _recordings.SelectMany(static recording => recording.Exchanges).ToList();
            var nearest = all.Where(exchange => exchange.Request.HasPathOf(request, _ignored))
                .Select(exchange => (Exchange: exchange, Differences: exchange.Request.FindDifferences(request, _ignored)))
                .OrderBy(static candidate => candidate.Differences.Count)
                .Take(MaxNearest)
                .Select(static candidate => Describe(candidate.Exchange, candidate.Differences))
                .ToList();
            if (nearest.Count == 0)
            {
                nearest =
                [
                    .. all.DistinctBy(static exchange => exchange.Request.Target, StringComparer.Ordinal)
                        .Take(MaxNearest)
                        .Select(static exchange => Describe(exchange, [])),
                ];
            }

            return $"No response is recorded for {request.Method} {Show(request.Target)}. "
                + (nearest.Count == 0 ? "Nothing is recorded." : $"Nearest: {string.Join("; ", nearest)}.");
        }
    }

    private static Recording Read(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.Length > MaxBytes)
        {
            throw new RecordingFormatException(
                path,
                null,
                null,
                string.Create(CultureInfo.InvariantCulture, $"the file has {file.Length:N0} bytes; at most {MaxBytes:N0} can be loaded.")
            );
        }

        return RecordingReader.Read(path, File.ReadAllBytes(path));
    }

    private static string Describe(RecordedExchange exchange, IReadOnlyList<string> differences)
    {
        var shown = differences.Take(MaxShownDifferences).Select(static name => PrintableText.Format(name));
        var reason =
            differences.Count > 0 ? $" (differs in {string.Join(", ", shown)}{(differences.Count > MaxShownDifferences ? ", …" : "")})"
            : exchange.Response is null ? " (cannot be replayed)"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"entry {exchange.Number} of {Path.GetFileName(exchange.FileName)}, {exchange.Request.Method} {Show(exchange.Request.Target)}{reason}"
        );
    }

    private static string Show(string target) => PrintableText.Format(target, MaxShownTarget);

    private IEnumerable<RecordedExchange> Playable() =>
        _recordings.SelectMany(static recording => recording.Exchanges).Where(static exchange => exchange.Response is not null);
}
