using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Recordings;

/// <summary>
/// Reads HTTP Archives 1.2. A file that ends early, because the process that wrote it was killed, is read up to its last complete entry; any other error
/// refuses the whole file.
/// </summary>
internal static class RecordingReader
{
    private const string Version = "1.2";

    /// <summary>The newest version of the members that start with an underscore.</summary>
    private const int MaxFormat = 1;

    /// <exception cref="RecordingFormatException">The file is not such an archive, or an entry is invalid.</exception>
    public static Recording Read(string fileName, ReadOnlyMemory<byte> utf8)
    {
        var text = utf8.Span;
        if (text.StartsWith(StrictJson.ByteOrderMark))
        {
            text = text[StrictJson.ByteOrderMark.Length..];
        }

        if (text.IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
        {
            throw new RecordingFormatException(fileName, null, null, "the file is empty.");
        }

        if (text[0] is 0xFF or 0xFE)
        {
            throw new RecordingFormatException(fileName, null, null, "the file is not UTF-8.");
        }

        return new ArchiveReader(fileName).Read(text);
    }

    /// <summary>Reads the members around the entries.</summary>
    private sealed class ArchiveReader(string fileName)
    {
        private readonly List<RecordedExchange> _exchanges = [];
        private readonly List<string> _warnings = [];
        private bool _hasLog;
        private bool _hasEntries;
        private bool _hasVersion;
        private bool _isInEntries;

        public Recording Read(ReadOnlySpan<byte> text)
        {
            // Not final, so that the end of the data is no syntax error.
            var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
            bool isWhole;
            try
            {
                isWhole = TryReadRoot(ref reader);
                if (isWhole)
                {
                    // Anything but white space is an error.
                    reader.Read();
                }
            }
            catch (JsonException e)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
                throw Invalid(_isInEntries ? _exchanges.Count + 1 : null, null, $"invalid JSON ({place} of it).", e);
            }
            catch (InvalidOperationException e)
            {
                throw Invalid(null, null, "the name of a member is not valid Unicode.", e);
            }

            if (!isWhole)
            {
                AddCutWarning();
            }

            if (!_hasLog || !_hasVersion || !_hasEntries)
            {
                throw Invalid(
                    null,
                    !_hasLog ? "log"
                        : !_hasVersion ? "log.version"
                        : "log.entries",
                    "the member is missing."
                );
            }

            return new Recording(fileName, _exchanges, _warnings);
        }

        private void AddCutWarning()
        {
            if (_exchanges.Count == 0)
            {
                throw Invalid(null, null, "the file ends before its first complete entry.");
            }

            _warnings.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file ends early: {_exchanges.Count} complete {(_exchanges.Count == 1 ? "entry was" : "entries were")} loaded. The process that wrote it was probably killed."
                )
            );
        }

        private bool TryReadRoot(ref Utf8JsonReader reader)
        {
            if (!reader.Read())
            {
                return false;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Invalid(null, null, "the file is not a JSON object.");
            }

            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject)
                {
                    return true;
                }

                var isLog = reader.ValueTextEquals("log"u8);
                if (!reader.Read() || !(isLog ? TryReadLog(ref reader) : reader.TrySkip()))
                {
                    return false;
                }
            }

            return false;
        }

        private bool TryReadLog(ref Utf8JsonReader reader)
        {
            _hasLog = true;
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Invalid(null, "log", "an object is expected.");
            }

            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject)
                {
                    return true;
                }

                var name = reader.GetString();
                if (!reader.Read())
                {
                    return false;
                }

                switch (name)
                {
                    case "version":
                        ReadVersion(ref reader);
                        break;
                    case "_format":
                        ReadFormat(ref reader);
                        break;
                    case "entries" when !TryReadEntries(ref reader):
                        return false;
                    case "entries":
                        break;
                    default:
                        if (!reader.TrySkip())
                        {
                            return false;
                        }

                        break;
                }
            }

            return false;
        }

        private void ReadVersion(ref Utf8JsonReader reader)
        {
            var version = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            if (version != Version)
            {
                throw Invalid(
                    null,
                    "log.version",
                    $"version {Version} of the HTTP Archive format is expected, not {version ?? "another value"}."
                );
            }

            _hasVersion = true;
        }

        private void ReadFormat(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var format) || format is < 1 or > MaxFormat)
            {
                throw Invalid(
                    null,
                    "log._format",
                    "the recording was written by a newer version; update IncidentAnalytics.ReferenceServer."
                );
            }
        }

        private bool TryReadEntries(ref Utf8JsonReader reader)
        {
            if (_hasEntries)
            {
                throw Invalid(null, "log.entries", "the member is there twice.");
            }

            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw Invalid(null, "log.entries", "a list is expected.");
            }

            _hasEntries = true;
            _isInEntries = true;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    _isInEntries = false;
                    return true;
                }

                if (!JsonDocument.TryParseValue(ref reader, out var entry))
                {
                    return false;
                }

                using (entry)
                {
                    var number = _exchanges.Count + 1;
                    _exchanges.Add(new EntryReader(fileName, number, _warnings).Read(entry.RootElement));
                }
            }

            return false;
        }

        private RecordingFormatException Invalid(int? entry, string? member, string problem, Exception? innerException = null) =>
            new(fileName, entry, member, problem, innerException);
    }
}
