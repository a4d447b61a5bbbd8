namespace IncidentAnalytics.Client;

/// <summary>Options of a recorder, which writes the exchanges of a client with its services to a file.</summary>
/// <remarks>
/// The file is an HTTP Archive (HAR 1.2) with an entry for each attempt. It is complete after each entry. Token requests are never recorded.
/// Credentials are replaced by <c>***</c> wherever they occur: values of headers and query parameters that are not listed in these
/// options, repetitions of these values in other texts, and <see cref="MaskedMembers"/> of bodies. Everything else in the bodies is
/// recorded as it was sent, names of people included; use <see cref="MaskedMembers"/> and <see cref="Redact"/> for these.
/// <para>
/// A recorder never fails or delays a call. When its file cannot be written, it logs a warning and stops.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// await using var recorded = IncidentAnalyticsClient.Create(options =&gt;
/// {
///     options.Sonar.BaseAddress = new Uri("https://sonar.example.com");
///     options.Sonar.Credential = Credential.Bearer("my-api-key");
///     options.Recorders.Add(new RecorderOptions("recordings/sonar.har"));
/// });
/// </code>
/// </example>
public sealed class RecorderOptions
{
    /// <summary>Initializes options with their defaults.</summary>
    /// <param name="path">
    /// The path of the file. Its folder is created. A file that exists is never changed: the name gets a number, such as <c>sonar-2.har</c>.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, empty or white space.</exception>
    public RecorderOptions(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = path;
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The services to record; empty, the default, for all.</summary>
    public ISet<IncidentAnalyticsService> Services { get; } = new HashSet<IncidentAnalyticsService>();

    /// <summary>
    /// The maximum size of a recorded body, in bytes, 0 to 64 MiB; default: 4 MiB. Of a larger body the start is recorded and marked with
    /// <c>_truncated</c>.
    /// </summary>
    public int MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// The maximum size of the file, in bytes. Above zero; default: 128 MiB. The recorder stops before the entry that would exceed it.
    /// </summary>
    public long MaxFileBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>
    /// The request headers whose values are recorded. Credentials (<c>Authorization</c>, <c>X-Auth-Token</c>, <c>Cookie</c> and the like)
    /// are masked even when they are added.
    /// </summary>
    public ISet<string> RequestHeaders { get; } = Recording.RecordedNames.CreateRequestHeaders();

    /// <summary>
    /// The response headers whose values are recorded. Credentials (<c>Set-Cookie</c>, <c>X-Subject-Token</c>) are masked even when they are
    /// added.
    /// </summary>
    public ISet<string> ResponseHeaders { get; } = Recording.RecordedNames.CreateResponseHeaders();

    /// <summary>The query parameters whose values are recorded; by default those that the services document.</summary>
    public ISet<string> QueryParameters { get; } = Recording.RecordedNames.CreateQueryParameters();

    /// <summary>
    /// The JSON members of bodies whose values are masked, at any depth. Case, hyphens and underscores are ignored. By default names of
    /// secrets, such as <c>password</c> and <c>access_token</c>, which no service documents.
    /// </summary>
    public ISet<string> MaskedMembers { get; } = Recording.RecordedNames.CreateMaskedMembers();

    /// <summary>
    /// Changes a text before it is recorded; null for none. Called for addresses, shown header values and bodies, after the masking, on
    /// any thread. When it throws, the exchange is not recorded.
    /// </summary>
    public Func<string, string>? Redact { get; set; }
}
