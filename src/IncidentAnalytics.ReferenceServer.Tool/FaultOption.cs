using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>
/// The option <c>--fault [COUNTx]KIND[:TIME][@PATH]</c>, such as <c>503@/v3/*</c>, <c>2x429:7s</c> or <c>delay:500ms@/api/sonar/tickets</c>.
/// </summary>
internal static partial class FaultOption
{
    private static readonly Dictionary<string, Func<Fault>> Kinds = new(StringComparer.Ordinal)
    {
        ["drop"] = Fault.Drop,
        ["drop-after-execution"] = Fault.DropAfterExecution,
        ["cut-body"] = static () => Fault.CutBody(),
        ["cut-headers"] = Fault.CutHeaders,
        ["corrupt-compression"] = static () => Fault.CorruptCompression(),
        ["cut-compression"] = static () => Fault.CutCompression(),
        ["endless-body"] = Fault.EndlessBody,
    };

    public static Option<Fault[]> Create() =>
        new("--fault")
        {
            Description =
                "A fault for the next requests, from the start and after every reset; may be repeated. KIND is a status (TIME is its Retry-After), "
                + $"delay or trickle (with TIME), {string.Join(", ", Kinds.Keys)}; PATH may end in *. Examples: 503@/v3/*, 2x429:7s, delay:500ms@/api/sonar/tickets.",
            HelpName = "[COUNTx]KIND[:TIME][@PATH]",
            CustomParser = Parse,
        };

    private static Fault[] Parse(ArgumentResult result)
    {
        var faults = new List<Fault>();
        foreach (var token in result.Tokens)
        {
            if (TryParse(token.Value) is { } fault)
            {
                faults.Add(fault);
            }
            else
            {
                result.AddError(
                    $"--fault {PrintableText.Format(token.Value)}: must be [COUNTx]KIND[:TIME][@PATH], such as 503@/v3/* or 2xdelay:500ms."
                );
            }
        }

        return [.. faults];
    }

    private static Fault? TryParse(string text)
    {
        if (
            Syntax().Match(text) is not { Success: true } match
            || !TryParseCount(match.Groups["count"], out var count)
            || !TryParseTime(match.Groups["number"], match.Groups["unit"].Value, out var time)
            || CreateKind(match.Groups["kind"].Value, time) is not { } fault
        )
        {
            return null;
        }

        return fault with
        {
            Times = count,
            Path = match.Groups["path"] is { Success: true, Value: var path } ? path : null,
        };
    }

    private static Fault? CreateKind(string kind, TimeSpan? time) =>
        (kind, time) switch
        {
            ("delay", { } wait) => Fault.Delay(wait),
            ("trickle", { } pause) => Fault.Trickle(pause),
            (_, _) when int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var status) => CreateAnswer(status, time),
            (_, null) when Kinds.TryGetValue(kind, out var create) => create(),
            _ => null,
        };

    private static Fault? CreateAnswer(int status, TimeSpan? retryAfter)
    {
        if (status is < 200 or > 599)
        {
            return null;
        }

        var answer = Fault.Answer(status);
        return retryAfter is { } time
            ? answer.WithHeader("Retry-After", Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture))
            : answer;
    }

    private static bool TryParseCount(Group group, out int count)
    {
        count = 1;
        return !group.Success || (int.TryParse(group.ValueSpan, CultureInfo.InvariantCulture, out count) && count > 0);
    }

    private static bool TryParseTime(Group group, string unit, out TimeSpan? time)
    {
        time = null;
        if (!group.Success)
        {
            return true;
        }

        // A day is more than any client waits, and less than timers can.
        if (!int.TryParse(group.ValueSpan, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        time = unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            _ => TimeSpan.FromMinutes(number),
        };
        return time <= TimeSpan.FromDays(1);
    }

    [GeneratedRegex(
        "^((?<count>[0-9]{1,9})x)?(?<kind>[a-z0-9-]+)(:(?<number>[0-9]{1,9})(?<unit>ms|s|m))?(@(?<path>/.*))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Syntax();
}
