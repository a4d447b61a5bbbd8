using System.Diagnostics;
using Benchmarks;
using Benchmarks.Measuring;

// First, because some children measure their own start.
var start = Stopwatch.GetTimestamp();
if (args is ["child", var child, .. var arguments])
{
    await Children.RunAsync(child, arguments, start);
    return 0;
}

return await CommandLine.RunAsync(args);
