using FsCheck;

namespace Kept.Core.Tests.Measurements;

internal static class Law
{
    public static void QuickCheckThrowOnFailure(this Property property, int runs) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs), property);
}
