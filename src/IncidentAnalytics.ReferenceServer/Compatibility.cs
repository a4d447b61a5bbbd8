#if !NET9_0_OR_GREATER
// System.Threading.Lock came with .NET 9; before it, any object is one.
global using Lock = System.Object;
#endif
