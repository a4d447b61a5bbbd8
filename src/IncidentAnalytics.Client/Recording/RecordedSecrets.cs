using System.Text;

namespace IncidentAnalytics.Client.Recording;

/// <summary>Finds the secrets of an exchange: the values of its masked headers, in every form that another text could repeat.</summary>
internal static class RecordedSecrets
{
    /// <summary>Shorter values protect nothing, and masking them everywhere would destroy the recording.</summary>
    private const int MinCredentialLength = 4;

    /// <summary>As above, for headers that may as well hold a number or a name of a region.</summary>
    private const int MinLength = 8;

    /// <returns>The secrets, longest first, so that one that contains another is masked as a whole.</returns>
    public static string[] Find(Exchange exchange, ISet<string> shownRequestHeaders, ISet<string> shownResponseHeaders)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in exchange.RequestHeaders.Where(header => RecordingMask.IsMasked(header.Key, shownRequestHeaders)))
            AddHeader(secrets, name, value);
        foreach (var (name, value) in exchange.ResponseHeaders.Where(header => RecordingMask.IsMasked(header.Key, shownResponseHeaders)))
            AddHeader(secrets, name, value);
        if (exchange.Address.UserInfo.Length > 0)
            AddPair(secrets, Uri.UnescapeDataString(exchange.Address.UserInfo), MinCredentialLength);
        return [.. secrets.OrderByDescending(static secret => secret.Length)];
    }

    private static void AddHeader(HashSet<string> secrets, string name, string value)
    {
        var minLength = RecordedNames.Credentials.Contains(name) ? MinCredentialLength : MinLength;
        Add(secrets, value, minLength);
        if (name.Contains("Cookie", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var cookie in value.Split(';', ','))
                Add(secrets, cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim(), minLength);
        }

        // "Bearer x", "Token x", "Basic x".
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || minLength == MinLength)
            return;
        var parameter = value[(space + 1)..].Trim();
        Add(secrets, parameter, minLength);
        var decoded = new byte[parameter.Length];
        if (Convert.TryFromBase64String(parameter, decoded, out var length))
            AddPair(secrets, Encoding.UTF8.GetString(decoded, 0, length), minLength);
    }

    /// <summary>Adds <c>name:password</c> and its parts, whose characters may be escaped.</summary>
    private static void AddPair(HashSet<string> secrets, string pair, int minLength)
    {
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return;
        foreach (var part in (string[])[pair, pair[..colon], pair[(colon + 1)..]])
        {
            Add(secrets, part, minLength);
            Add(secrets, Uri.UnescapeDataString(part.Replace('+', ' ')), minLength);
        }
    }

    private static void Add(HashSet<string> secrets, string value, int minLength)
    {
        if (value.Length >= minLength)
            secrets.Add(value);
    }
}
