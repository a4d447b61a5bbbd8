using System.Text;

namespace IncidentAnalytics.Client.Tests.Fuzzing;

/// <summary>Changes valid bodies at random. The same seed gives the same bodies.</summary>
internal sealed class Mutator(Random random)
{
    /// <summary>Number of tokens that are JSON values; they come first.</summary>
    private const int Values = 50;

    /// <summary>Texts that have broken readers before: kinds of JSON, limits of numbers and dates, known names, invalid Unicode.</summary>
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "3",
            "0.5",
            "-0.0",
            "1e999",
            "-1e999",
            "1e-999",
            "60000.0",
            "1.6e12",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "123456789012345678901234567890.123",
            "253402300800000",
            "NaN",
            "\"\"",
            "\" \"",
            "\"0\"",
            "\"true\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"12.0\"",
            "\"1e400\"",
            "\"99.50\"",
            "\"weekly\"",
            "\"2024-01-01T24:00:00Z\"",
            "\"9999-12-31T24:00:00Z\"",
            "\"0001-01-01T00:00:00+14:00\"",
            "\"2024-02-30\"",
            "\"2022-09-14 17:34:19 +0900\"",
            "\"P99999999999D\"",
            "\"-1 23:00:00\"",
            "\"99999999999 days, 1:00:00\"",
            "\"1:60:00\"",
            "\"\\ud83d\"",
            "\"\\udc00\\ud800\"",
            "{}",
            "[]",
            "[[]]",
            "[null]",
            "[{}]",
            "{\"a\":1}",
            "{\"id\":{}}",
            "{\"value\":{}}",
            "[[1,\"x\"]]",
            "\\ud83d",
            "\\u0000",
            "\\u001b[31m",
            "\\u202e",
            "\\",
            "\\u12",
            "\"",
            "'",
            "\u0000",
            "\u001B[2J",
            "\u202E",
            "\uFEFF",
            "\r\n",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "//",
            "/**/",
            "\"id\":",
            "\"detail\":",
            "\"error\":",
            "\"code\":",
            "\"details\":",
            "\"message\":",
            "\"next\":",
            "\"results\":",
            "\"count\":",
            "\"key\":",
            "\"buckets\":",
            "\"values\":",
            "\"data\":",
            "\"total\":",
            "\"loc\":",
            "\"AdditionalProperties\":",
            "\"Extra\":",
            "\"$\":",
            "\"a#b\":",
            "\"\":",
            "?page=1",
            "?page=99999999999999999999",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC0, 0x80],
        [0xE2, 0x82],
        [0xF0, 0x9F, 0x98],
        [0x80],
        [0xED, 0xA0, 0x80],
        [0xEF, 0xBB, 0xBF],
    ];

    /// <param name="body">A valid body.</param>
    /// <param name="other">Another valid body, parts of which may be inserted.</param>
    /// <param name="secret">A secret that may be inserted.</param>
    public byte[] Mutate(byte[] body, byte[] other, byte[] secret)
    {
        var bytes = new List<byte>(body);
        for (var count = random.Next(2) == 0 ? 1 : random.Next(1, 5); count > 0; count--)
            MutateOnce(bytes, other, secret);
        return [.. bytes];
    }

    /// <summary>A text for a header or a reason phrase, without line breaks.</summary>
    public string HeaderText(string secret) =>
        random.Next(6) switch
        {
            0 => secret,
            1 => new string('x', random.Next(5_000)),
            2 => "Mon, 02 Mar 2026 12:00:0" + (char)random.Next(' ', '~'),
            3 => string.Join(',', Enumerable.Range(0, random.Next(40)).Select(i => i % 3 == 0 ? "Mon" : $"{random.Next()}")),
            4 => "https://" + secret + ".example.net/\u001B",
            _ => new string([.. Enumerable.Range(0, random.Next(30)).Select(_ => (char)random.Next(' ', 0x250))]),
        };

    private void MutateOnce(List<byte> bytes, byte[] other, byte[] secret)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 40), bytes.Count - at);
        switch (random.Next(24))
        {
            case 0 when bytes.Count > at:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when bytes.Count > at:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, Slice(other));
                break;
            case 6:
                bytes.InsertRange(at, secret);
                break;
            case 7:
                bytes.InsertRange(at, Enumerable.Repeat(random.Next(2) == 0 ? (byte)'[' : (byte)'{', random.Next(1, 100)));
                break;
            case 8:
                bytes.InsertRange(0, Tokens[random.Next(Tokens.Length)]);
                break;
            case 9:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
            default:
                ReplaceValue(bytes, at);
                break;
        }
    }

    private IEnumerable<byte> Slice(byte[] bytes)
    {
        var start = random.Next(bytes.Length + 1);
        return bytes.Skip(start).Take(random.Next(1, 200));
    }

    /// <summary>Replaces the value, name or element after the position with a token.</summary>
    private void ReplaceValue(List<byte> bytes, int at)
    {
        var start = bytes.FindIndex(at, static b => b is (byte)':' or (byte)'[' or (byte)',' or (byte)'{') + 1;
        if (start == 0)
            return;
        var depth = 0;
        var end = start;
        for (; end < bytes.Count; end++)
        {
            if (bytes[end] is (byte)'[' or (byte)'{')
                depth++;
            else if (bytes[end] is (byte)']' or (byte)'}' && depth-- == 0)
                break;
            else if (bytes[end] is (byte)',' or (byte)':' && depth == 0)
                break;
        }

        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Tokens[random.Next(random.Next(8) == 0 ? Tokens.Length : Values)]);
    }
}
