using System.Runtime;

namespace Benchmarks.Measuring;

/// <summary>
/// Tells when code runs at its final speed: when the runtime has compiled nothing for some turns. Before that, the runtime exchanges code for
/// slower code that counts what it does, and this for optimized code.
/// </summary>
/// <param name="quietTurns">The number of turns without compiled methods.</param>
/// <param name="maxTurns">The maximum number of turns.</param>
internal sealed class WarmUp(int quietTurns, int maxTurns)
{
    private long _compiledMethods = -1;
    private int _quietTurns;
    private int _turns;

    /// <summary>Returns whether another turn is needed.</summary>
    public bool Continues()
    {
        var compiledMethods = JitInfo.GetCompiledMethodCount();
        _quietTurns = compiledMethods == _compiledMethods ? _quietTurns + 1 : 0;
        _compiledMethods = compiledMethods;
        return _turns++ < maxTurns && _quietTurns < quietTurns;
    }
}
