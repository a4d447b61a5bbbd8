using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using IncidentAnalytics.Client.Tests.Fuzzing;

namespace IncidentAnalytics.Fuzzing;

/// <summary>A reader of text from outside, and what to start from.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Seeds">Valid texts.</param>
/// <param name="ReadBytes">Reads a text. Any exception is a finding.</param>
internal sealed partial record FuzzTarget(string Name, IReadOnlyList<string> Seeds, Action<byte[]> ReadBytes)
{
    /// <summary>The processor time that reading an input may take, its first compilation included.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new(
            "errors",
            [.. DocumentedBodies.Errors.SelectMany(static error => Enumerable.Range(0, 4).Select(service => (char)service + error))],
            CallTargets.ReadError
        ),
        new("responses", CallTargets.ResponseSeeds, CallTargets.ReadResponse),
        new(
            "tokens",
            ["\0" + DocumentedBodies.Token, "\u0001" + DocumentedBodies.IamToken, "\0" + DocumentedBodies.Errors[10]],
            CallTargets.ReadToken
        ),
        new("retry-after", ["120", "Mon, 02 Mar 2026 12:00:05 GMT", "1, 2", "-1", "1.5", "99999999999"], CallTargets.ReadRetryAfter),
        new("aggregations", [DocumentedBodies.Tickets], TextTargets.ReadAggregations),
        new(
            "webhooks",
            [
                DocumentedBodies.Webhook,
                DocumentedBodies.Webhook.Replace("cost.threshold_exceeded", "anomaly.detected", StringComparison.Ordinal),
            ],
            TextTargets.ReadWebhook
        ),
        new(
            "dates",
            ["2022-09-14 17:34:19+0900", "2024-01-01T24:00:00.123456Z", "2024-01-01", "-1.-1.60", "1650852000000.1650855600000.60"],
            TextTargets.ReadDate
        ),
        new("durations", ["2:30:00", "1 02:30:00.5", "-1 day, 23:59:59", "P1DT2H30M", "90.5"], TextTargets.ReadDuration),
        new("configuration", [TextTargets.ConfigurationSeed], TextTargets.ReadConfiguration),
    ];

    public static FuzzTarget? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    public void Read(Stream input)
    {
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        var before = Environment.CpuUsage.TotalTime;
        ReadBytes(bytes.ToArray());
        var used = Environment.CpuUsage.TotalTime - before;
        if (used > MaxTime)
            throw new InvalidOperationException($"Reading took {used.TotalSeconds} s.");
    }

    /// <summary>Reads all seeds, so that neither the time nor the coverage of what runs only once is taken for that of an input.</summary>
    public void WarmUp()
    {
        foreach (var seed in Seeds)
            ReadBytes(Encode(seed));
    }

    /// <summary>Writes one file per seed, and the strings in the client's code as the dictionary of afl-fuzz.</summary>
    public void WriteSeeds(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "seeds"));
        for (var i = 0; i < Seeds.Count; i++)
            File.WriteAllBytes(Path.Combine(folder, "seeds", $"{i:00}"), Encode(Seeds[i]));

        var words = ReadStrings(typeof(Client.IncidentAnalyticsClient).Assembly.Location)
            .Where(static s => Word().IsMatch(s))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        File.WriteAllLines(Path.Combine(folder, "dictionary"), words.Select(static w => $"\"{w}\""));
    }

    private static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<string> ReadStrings(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        for (var next = MetadataTokens.UserStringHandle(1); !next.IsNil; next = metadata.GetNextHandle(next))
            yield return metadata.GetUserString(next);
    }

    [GeneratedRegex("^[A-Za-z_$-][A-Za-z_0-9.:-]{1,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
