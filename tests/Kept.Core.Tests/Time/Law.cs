using FsCheck;
using FsCheck.Fluent;

namespace Kept.Core.Tests.Time;

/// <summary>Something that holds for all values, tried on random ones.</summary>
internal static class Law
{
    public static void Holds<T>(Gen<T> values, Func<T, bool> law, int trials = 200) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(trials).WithQuietOnSuccess(true),
        Prop.ForAll(values.ToArbitrary(), law));
}
