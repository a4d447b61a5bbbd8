using Xunit;

namespace IncidentAnalytics.Client.Tests.Support;

internal static class AssertText
{
    /// <summary>Asserts that an exception names a parameter and says in a sentence what is wrong with it.</summary>
    public static void Explains(ArgumentException exception, string parameter)
    {
        Assert.Equal(parameter, exception.ParamName);
        Assert.Matches(@"^\S+ \S+", exception.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal));
    }

    /// <summary>
    /// Asserts that a text can be shown to a person: it is bounded, and has no control or bidirectional formatting characters.
    /// </summary>
    public static void IsShowable(string text, int maxLength)
    {
        Assert.InRange(text.Length, 0, maxLength);
        foreach (var c in text)
        {
            if (
                char.IsControl(c)
                || c
                    is '\u2028'
                        or '\u2029'
                        or '\u061C'
                        or '\u200E'
                        or '\u200F'
                        or (>= '\u202A' and <= '\u202E')
                        or (>= '\u2066' and <= '\u2069')
            )
            {
                Assert.Fail($"U+{(int)c:X4} is shown: {text}");
            }
        }
    }
}
