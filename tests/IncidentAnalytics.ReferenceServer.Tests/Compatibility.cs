#if !NET9_0_OR_GREATER
namespace System.Linq;

/// <summary>Methods that require .NET 9.</summary>
internal static class CompatibilityExtensions
{
    public static IEnumerable<KeyValuePair<TKey, int>> CountBy<TSource, TKey>(
        this IEnumerable<TSource> source,
        Func<TSource, TKey> keySelector
    )
        where TKey : notnull => source.GroupBy(keySelector).Select(static group => KeyValuePair.Create(group.Key, group.Count()));
}
#endif
