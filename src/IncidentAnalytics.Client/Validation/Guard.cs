using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace IncidentAnalytics.Client.Validation;

/// <summary>Checks of arguments and options.</summary>
internal static class Guard
{
    /// <exception cref="ArgumentException">The text is null, empty or white space.</exception>
    public static void ThrowIfNullOrWhiteSpace([NotNull] string? text, string parameterName)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException("Must not be empty or white space.", parameterName);
    }

    /// <summary>Checks an optional text, which may be null.</summary>
    /// <exception cref="ArgumentException">The text is empty or white space.</exception>
    public static void ThrowIfWhiteSpace(string? text, string parameterName)
    {
        if (text is not null)
            ThrowIfNullOrWhiteSpace(text, parameterName);
    }

    /// <exception cref="ArgumentException">An element of the list is null, empty or white space.</exception>
    public static void ThrowIfAnyNullOrWhiteSpace(IReadOnlyList<string>? list, string parameterName)
    {
        for (var i = 0; i < list?.Count; i++)
            ThrowIfNullOrWhiteSpace(list[i], ParameterPath.Element(parameterName, i));
    }

    /// <summary>Refuses control characters without repeating the text, which may be a secret.</summary>
    /// <exception cref="ArgumentException">The text has a control character, such as the line break at the end of a file.</exception>
    public static void ThrowIfContainsControlCharacter(string? text, string parameterName)
    {
        if (text?.Any(char.IsControl) == true)
        {
            throw new ArgumentException("Must not contain control characters, such as the line break at the end of a file.", parameterName);
        }
    }

    /// <exception cref="ArgumentException">The name is invalid, or of a header that the client or the platform sets.</exception>
    public static void ThrowIfNotCustomHeader(string name, string parameterName, bool isSetByClient = false)
    {
        ArgumentNullException.ThrowIfNull(name, parameterName);
        if (!HeaderRules.IsName(name))
            throw new ArgumentException("Must be a valid header name.", parameterName);
        if (isSetByClient || HeaderRules.IsReserved(name))
            throw new ArgumentException($"The header '{name}' is set by the client or the platform.", parameterName);
    }

    /// <summary>Refuses a value that no header can carry without repeating it: it may be a secret.</summary>
    /// <exception cref="ArgumentException">The value has a control character or one outside ASCII.</exception>
    public static void ThrowIfNotHeaderValue(string value, string parameterName)
    {
        if (!HeaderRules.IsValue(value))
        {
            throw new ArgumentException(
                "A header's value may hold only visible ASCII characters, spaces and tabs (no CR or LF).",
                parameterName
            );
        }
    }

    /// <exception cref="ArgumentException">The text is not valid UTF-16.</exception>
    public static void ThrowIfNotUnicode(string text, string? parameterName)
    {
        if (!UnicodeText.IsWellFormed(text))
            throw new ArgumentException("The text is not valid Unicode: it has half of a surrogate pair.", parameterName);
    }

    /// <exception cref="ArgumentException">The text cannot be a segment of a path.</exception>
    public static void ThrowIfNotPathSegment([NotNull] string? text, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(text, parameterName);
        if (text is "" or "." or "..")
            throw new ArgumentException("""Must not be empty, "." or "..", which would change the route.""", parameterName);
    }

    /// <exception cref="ArgumentException">The address is missing, or must not receive credentials.</exception>
    public static void ThrowIfNotSecureAddress(Uri? address, string parameterName)
    {
        if (SecureAddress.FindProblem(address) is { } problem)
            throw new ArgumentException($"{parameterName} {problem}.", parameterName);
    }

    /// <exception cref="ArgumentException">The value is empty or <c>default</c>, which cannot be sent.</exception>
    public static void ThrowIfEmpty<T>(T value, string parameterName)
        where T : struct, IOpenValue<T>
    {
        if (string.IsNullOrEmpty(value.ToString()))
            throw new ArgumentException(OpenValue.EmptyMessage(typeof(T)), parameterName);
    }

    /// <summary>Checks an optional value, which may be null.</summary>
    /// <exception cref="ArgumentException">The value is empty or <c>default</c>, which cannot be sent.</exception>
    public static void ThrowIfEmpty<T>(T? value, string parameterName)
        where T : struct, IOpenValue<T>
    {
        if (value is { } present)
            ThrowIfEmpty(present, parameterName);
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite, which JSON cannot express.</exception>
    public static void ThrowIfNotFinite(double? value, string parameterName)
    {
        if (value is { } number && !double.IsFinite(number))
            throw new ArgumentOutOfRangeException(parameterName, number, "Must be finite: JSON has no NaN and no infinity.");
    }

    /// <summary>Checks an optional number, which may be null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The number is NaN, less than <paramref name="min"/> or greater than <paramref name="max"/>.
    /// </exception>
    public static void ThrowIfOutOfRange<T>(T? value, T min, T max, string parameterName)
        where T : struct, INumber<T>
    {
        if (value is { } number && !(number >= min && number <= max))
        {
            throw new ArgumentOutOfRangeException(
                parameterName,
                number,
                string.Create(CultureInfo.InvariantCulture, $"Must be from {min} to {max}.")
            );
        }
    }

    /// <summary>Checks an optional number, which may be null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than <paramref name="min"/>.</exception>
    public static void ThrowIfLessThan(long? value, long min, string parameterName)
    {
        if (value < min)
        {
            throw new ArgumentOutOfRangeException(
                parameterName,
                value,
                string.Create(CultureInfo.InvariantCulture, $"Must be at least {min}.")
            );
        }
    }
}

/// <summary>Paths of parts of a parameter, for the <c>ParamName</c> of an <see cref="ArgumentException"/>.</summary>
internal static class ParameterPath
{
    /// <summary>An element of a list, such as <c>request.AppTypes[1]</c>.</summary>
    public static string Element(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
