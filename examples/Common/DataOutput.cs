using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;

namespace Examples;

/// <summary>Writes data for programs.</summary>
public static class DataOutput
{
    /// <summary>For dates in CSV: ISO 8601 with the offset that the service sent.</summary>
    public const string IsoDate = "yyyy-MM-dd'T'HH:mm:sszzz";

    /// <summary>Readable in UTF-8: letters of other languages are not escaped.</summary>
    public static JsonWriterOptions JsonOptions { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// RFC 4180. Such files are opened with spreadsheets, and others can choose texts such as titles: a text that looks like a formula is
    /// prefixed with an apostrophe, which programs that read the file have to remove. Numbers are never changed.
    /// </summary>
    public static CsvWriterOptions CsvOptions { get; } =
        CsvWriterOptions.Default with
        {
            Injection = CsvInjection.Escape,
            TrueValue = "true",
            FalseValue = "false",
        };

    public static void WriteJson<T>(TextWriter output, T document, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
            JsonSerializer.Serialize(json, document, type);
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    public static void WriteCsv(TextWriter output, string[] header, Action<CsvWriter> writeRows)
    {
        ArgumentNullException.ThrowIfNull(writeRows);
        using var csv = CsvWriter.Create(output, CsvOptions, leaveOpen: true);
        csv.WriteHeader(header);
        writeRows(csv);
    }
}
