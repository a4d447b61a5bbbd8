using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In this process: the out-of-process toolchain would write and restore a project of its own. Add `--job dry` for a quick look.
var config = ManualConfig
    .Create(DefaultConfig.Instance)
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default, ExceptionDiagnoser.Default)
    .HideColumns(Column.Error, Column.RatioSD, Column.Gen0, Column.Job);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
