using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations.Conformance;

/// <summary>Compares an answer with what a vector expects; numbers by value.</summary>
/// <param name="match"><c>exact</c>; <c>subset</c>: further members may be there; <c>prefix</c>: arrays may also go on.</param>
/// <param name="tolerance">How far numbers may differ.</param>
internal sealed class ExpectedJson(string match, double tolerance)
{
    private readonly List<string> _differences = [];

    /// <summary>The differences, each with its path; none when the answer is as expected.</summary>
    public static List<string> Differences(string match, double tolerance, JsonElement expected, JsonElement actual)
    {
        var comparison = new ExpectedJson(match, tolerance);
        comparison.Compare("", expected, actual);
        return comparison._differences;
    }

    /// <summary>The element at a path such as <c>histo.buckets.0.key</c>, or null.</summary>
    public static JsonElement? Find(JsonElement element, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (
                element.ValueKind == JsonValueKind.Array
                && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < element.GetArrayLength()
            )
            {
                element = element[index];
            }
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step, out element))
            {
                return null;
            }
        }

        return element;
    }

    private void Compare(string path, JsonElement expected, JsonElement actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when actual.ValueKind == JsonValueKind.Object:
                CompareObjects(path, expected, actual);
                break;
            case JsonValueKind.Array when actual.ValueKind == JsonValueKind.Array:
                CompareArrays(path, expected, actual);
                break;
            case JsonValueKind.Number when actual.ValueKind == JsonValueKind.Number:
                Check(Math.Abs(expected.GetDouble() - actual.GetDouble()) <= tolerance, path, expected, actual);
                break;
            case JsonValueKind.String when actual.ValueKind == JsonValueKind.String:
                Check(expected.GetString() == actual.GetString(), path, expected, actual);
                break;
            default:
                Check(expected.ValueKind == actual.ValueKind, path, expected, actual);
                break;
        }
    }

    private void CompareObjects(string path, JsonElement expected, JsonElement actual)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (actual.TryGetProperty(member.Name, out var value))
            {
                Compare($"{path}/{member.Name}", member.Value, value);
            }
            else
            {
                _differences.Add($"{path}/{member.Name} is missing");
            }
        }

        if (match == "exact")
        {
            var further = actual.EnumerateObject().Where(member => !expected.TryGetProperty(member.Name, out _));
            _differences.AddRange(further.Select(member => $"{path}/{member.Name} is not expected"));
        }
    }

    private void CompareArrays(string path, JsonElement expected, JsonElement actual)
    {
        var (wanted, found) = (expected.GetArrayLength(), actual.GetArrayLength());
        if (match == "prefix" ? found < wanted : found != wanted)
        {
            _differences.Add($"{path} has {found} items instead of {wanted}: {actual}");
            return;
        }

        for (var i = 0; i < wanted; i++)
        {
            Compare($"{path}/{i}", expected[i], actual[i]);
        }
    }

    private void Check(bool holds, string path, JsonElement expected, JsonElement actual)
    {
        if (!holds)
        {
            _differences.Add($"{path} is {actual} instead of {expected}");
        }
    }
}
