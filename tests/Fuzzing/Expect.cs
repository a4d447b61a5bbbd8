using IncidentAnalytics.Client;

namespace IncidentAnalytics.Fuzzing;

/// <summary>What is promised of every reading: a value that prints, or a documented exception whose text is bounded and can be shown.</summary>
internal static class Expect
{
    /// <summary>The credential of all calls, which must not be shown.</summary>
    public const string Secret = "Zq8-opaque-Key-91";

    private const int MaxMessageLength = 3_000;

    public static void ValueOrDocumentedException(Func<Task<object?>> readAsync) =>
        ValueOrDocumentedException(() =>
        {
            var read = readAsync();
#pragma warning disable RS0030 // Fuzzers call a synchronous function; nothing waits for a network.
            return read.GetAwaiter().GetResult();
#pragma warning restore RS0030
        });

    public static void ValueOrDocumentedException(Func<object?> read)
    {
        try
        {
            _ = read()?.ToString();
        }
        catch (IncidentAnalyticsException e)
        {
            Showable(e.Message, MaxMessageLength);
            if (e is ApiException { Error: var error })
            {
                foreach (var text in new[] { error.Code, error.Type, error.Message, error.Details, error.RequestId, error.BodyStart })
                    Showable(text ?? "", MaxMessageLength);
                if (error.RetryAfter < TimeSpan.Zero)
                    throw new InvalidOperationException($"RetryAfter is {error.RetryAfter}.");
            }

            if (e.ToString().Contains(Secret, StringComparison.Ordinal))
                throw new InvalidOperationException($"The secret is shown: {e.Message}");
        }
    }

    public static void Showable(string text, int maxLength)
    {
        if (text.Length > maxLength)
            throw new InvalidOperationException($"{text.Length} characters are shown.");
        if (text.Any(IsUnsafe))
            throw new InvalidOperationException($"U+{(int)text.First(IsUnsafe):X4} is shown.");
    }

    private static bool IsUnsafe(char c) =>
        char.IsControl(c)
        || c is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
