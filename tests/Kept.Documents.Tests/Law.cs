using FsCheck;
using FsCheck.Fluent;

namespace Kept.Documents.Tests;

/// <summary>Something that holds for all values, tried on random ones; on many more when KEPT_SOAK is 1.</summary>
internal static class Law
{
    private static readonly int Times = Environment.GetEnvironmentVariable("KEPT_SOAK") == "1" ? 100 : 1;

    public static void Holds<T>(Gen<T> values, Func<T, bool> law, int trials = 300) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(trials * Times).WithQuietOnSuccess(true),
        Prop.ForAll(values.ToArbitrary(), law));
}
