using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>Open values that may be left out, but say something when they are there.</summary>
internal static class OptionalValue
{
    /// <exception cref="ArgumentException">The value is <c>default</c>.</exception>
    public static void ThrowIfDefault<T>(T? value, string parameterName)
        where T : struct, IOpenValue<T>
    {
        if (value is { } present && string.IsNullOrEmpty(present.ToString()))
            throw new ArgumentException($"A {typeof(T).Name} that is empty or default has no text to send.", parameterName);
    }
}
