using FsCheck;
using FsCheck.Fluent;

namespace Kept.Core.Tests;

/// <summary>Something that holds for all values, tried on random ones: fifty times as many when KEPT_SOAK is 1.</summary>
internal static class Law
{
    private static readonly int Patience = Environment.GetEnvironmentVariable("KEPT_SOAK") == "1" ? 50 : 1;

    public static void Holds<T>(Gen<T> values, Func<T, bool> law, int trials = 200) =>
        Prop.ForAll(values.ToArbitrary(), law).QuickCheckThrowOnFailure(trials);

    /// <param name="law">Asserts; what it throws fails the law.</param>
    public static void Holds<T>(Gen<T> values, Action<T> law, int trials) =>
        Prop.ForAll(values.ToArbitrary(), law).QuickCheckThrowOnFailure(trials);

    public static void QuickCheckThrowOnFailure(this Property property, int trials) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(trials * Patience).WithQuietOnSuccess(true), property);
}
