using System.Runtime.InteropServices;
using IncidentAnalytics.Fuzzing;
using SharpFuzz;

// The program that afl-fuzz runs (eng/fuzz.sh). Without a fuzzer: "seeds" writes the seeds and the dictionary of a target, a file runs once.
ProvideCoverageMap();
switch (args)
{
    case [var name] when FuzzTarget.Find(name) is { } target:
        target.WarmUp();
        Fuzzer.OutOfProcess.Run(target.Read);
        return 0;
    case [var name, "seeds", var folder] when FuzzTarget.Find(name) is { } target:
        target.WriteSeeds(folder);
        return 0;
    case [var name, var file] when FuzzTarget.Find(name) is { } target:
        using (var input = File.OpenRead(file))
            target.Read(input);
        return 0;
    default:
        Console.Error.WriteLine(
            $"usage: Fuzzing <{string.Join('|', FuzzTarget.All.Select(static t => t.Name))}> [seeds <folder> | <file>]"
        );
        return 1;
}

// The memory that instrumented code writes to until the fuzzer has started.
static unsafe void ProvideCoverageMap()
{
    const int MapSize = 64 * 1024;
    SharpFuzz.Common.Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(MapSize);
}
