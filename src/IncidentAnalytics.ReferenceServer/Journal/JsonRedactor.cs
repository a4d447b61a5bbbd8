using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary>
/// Replaces secrets in JSON with marks and keeps everything else as it was sent. Names of members, true, false and null are always shown.
/// </summary>
internal sealed class JsonRedactor(Func<string, string> mark)
{
    /// <summary>The members of OAuth and IAM token requests that hold no secret.</summary>
    private static readonly FrozenSet<string> ShownMembers = new[]
    {
        "/grant_type",
        "/client_id",
        "/scope",
        "/auth/identity/methods[]",
        "/auth/identity/password/user/name",
        "/auth/identity/password/user/domain/id",
        "/auth/identity/password/user/domain/name",
        "/auth/scope/domain/id",
        "/auth/scope/domain/name",
        "/auth/scope/project/id",
        "/auth/scope/project/name",
        "/auth/scope/project/domain/id",
        "/auth/scope/project/domain/name",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ShownPaths = ShownMembers.SelectMany(GetAncestors).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Members that no service documents, in case a token request is sent to the path of a service.</summary>
    private static readonly FrozenSet<string> Secrets = new[]
    {
        "auth",
        "password",
        "passcode",
        "client_secret",
        "access_token",
        "refresh_token",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Shows only the members of token requests that are known to be harmless, and nothing after a syntax error.</summary>
    public string RedactTokenRequest(string json) =>
        Redact(
            json,
            static (path, segment) => path + segment is var member && ShownPaths.Contains(member) ? member : null,
            ShownMembers.Contains,
            mark
        );

    /// <summary>Shows all members, except for a few names that no service documents.</summary>
    public string RedactServiceRequest(string json) =>
        Redact(
            json,
            static (path, segment) => Secrets.Contains(segment[1..]) ? null : path,
            static _ => true,
            rest => Secrets.Any(secret => rest.Contains(secret, StringComparison.OrdinalIgnoreCase)) ? mark(rest) : rest
        );

    /// <param name="json">The text.</param>
    /// <param name="enter">
    /// Gets the path of a member from that of its parent and a segment, <c>/name</c> or <c>[]</c>; null when all values in it are redacted.
    /// </param>
    /// <param name="isShown">Whether the values of the member with a path are shown.</param>
    /// <param name="redactRest">Redacts the text from a syntax error on.</param>
    private string Redact(string json, Func<string, string, string?> enter, Func<string, bool> isShown, Func<string, string> redactRest)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var redacted = new StringBuilder(json.Length);
        var (copied, read) = (0, 0);
        var parents = new Stack<string?>();
        var path = "";
        var reader = new Utf8JsonReader(utf8, isFinalBlock: true, state: default);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        path = parents.Peek() is { } parent ? enter(parent, GetSegment(reader.GetString()!)) : null;
                        break;
                    case JsonTokenType.StartArray:
                        path = path is null ? null : enter(path, "[]");
                        parents.Push(path);
                        break;
                    case JsonTokenType.StartObject:
                        parents.Push(path);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        parents.Pop();
                        path = parents.TryPeek(out var outer) ? outer : "";
                        break;
                    case JsonTokenType.String or JsonTokenType.Number when path is null || !isShown(path):
                        redacted.Append(GetText(copied, (int)reader.TokenStartIndex));
                        redacted.Append('"').Append(mark(Encoding.UTF8.GetString(reader.ValueSpan))).Append('"');
                        copied = (int)reader.BytesConsumed;
                        break;
                    default:
                        break;
                }

                read = (int)reader.BytesConsumed;
            }

            return redacted.Append(GetText(copied, utf8.Length)).ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid JSON, or half of a surrogate pair in a name.
            var rest = GetText(read, utf8.Length);
            return redacted.Append(GetText(copied, read)).Append(path is null ? mark(rest) : redactRest(rest)).ToString();
        }

        string GetText(int start, int end) => Encoding.UTF8.GetString(utf8, start, end - start);
    }

    // A name with characters of the path syntax is not the name of a known member.
    private static string GetSegment(string name) => name.AsSpan().ContainsAny('/', '[') ? "/?" : "/" + name;

    private static IEnumerable<string> GetAncestors(string path) =>
        Enumerable
            .Range(1, path.Length)
            .Where(length => length == path.Length || path[length] is '/' or '[')
            .Select(length => path[..length]);
}
