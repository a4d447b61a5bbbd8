using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary>Finds the secrets in a JSON text: passwords, client secrets, and the token of a request for another token.</summary>
internal static partial class JsonSecrets
{
    private static readonly string[] Names = ["password", "client_secret", "access_token", "passcode"];

    /// <summary>The text with its secrets replaced, otherwise as it is; also where it is cut off or no JSON at all.</summary>
    public static string Replace(string text, Func<string, string> mark)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var written = new StringBuilder(text.Length);
        var done = 0;
        var isWhole = false;
        var reader = new Utf8JsonReader(json, isFinalBlock: true, state: default);
        try
        {
            var owners = new Stack<string?>();
            string? name = null;
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = reader.GetString();
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        owners.Push(name);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        owners.Pop();
                        break;
                    case JsonTokenType.String or JsonTokenType.Number when IsSecret(name, owners):
                        var secret = Encoding.UTF8.GetString(reader.ValueSpan);
                        written
                            .Append(Encoding.UTF8.GetString(json, done, (int)reader.TokenStartIndex - done))
                            .Append('"')
                            .Append(mark(secret))
                            .Append('"');
                        done = (int)reader.BytesConsumed;
                        break;
                    default:
                        break;
                }

                name = null;
            }

            isWhole = true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON from here on, or half a surrogate pair: the rest is searched as text.
        }

        var rest = Encoding.UTF8.GetString(json, done, json.Length - done);
        return written
            .Append(isWhole ? rest : Pair().Replace(rest, match => $"{match.Groups["name"]}\"{mark(match.Groups["secret"].Value)}\""))
            .ToString();
    }

    private static bool IsSecret(string? name, Stack<string?> owners) =>
        Array.IndexOf(Names, name) >= 0 || (name == "id" && owners.TryPeek(out var owner) && owner == "token");

    [GeneratedRegex(
        """(?<name>"(password|client_secret|access_token|passcode)"\s*:\s*)"(?<secret>([^"\\]|\\.)*)"?""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Pair();
}
