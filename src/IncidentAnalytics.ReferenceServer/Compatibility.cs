#if !NET9_0_OR_GREATER
// System.Threading.Lock requires .NET 9.
global using Lock = System.Object;
#endif
