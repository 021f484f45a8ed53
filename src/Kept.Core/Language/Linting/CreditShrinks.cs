using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>A credit that gets smaller as the service gets worse.</summary>
internal static class CreditShrinks
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var (_, _, bands, promise) in agreement.BandTables())
        {
            if (promise is null or { Comparator: Comparator.Equal or Comparator.NotEqual }) continue;
            var upward = bands.Items.OrderBy(b => b.When.Low?.Value ?? Rational.Of(long.MinValue, 1)).ToList();
            if (promise.Comparator.PrefersMore) upward.Reverse();   // from better to worse
            foreach (var (better, worse) in upward.Zip(upward.Skip(1)))
                if (IsLess(worse.Gives, better.Gives))
                    yield return new Diagnostic(
                        "KPT505", Severity.Warning, worse.Clause,
                        $"The band {worse.When} gives less than {better.When}, although the service is worse.",
                        "Give at least as much for the worse result.");
        }
    }

    private static bool IsLess(Compensation left, Compensation right) => (left, right) switch
    {
        (Compensation.Nothing, Compensation.ShareOfBase or Compensation.Amount or Compensation.ServiceTime) => true,
        (Compensation.ServiceTime a, Compensation.ServiceTime b) => a.Count * a.Unit.HoursForOrder < b.Count * b.Unit.HoursForOrder,
        (Compensation.ShareOfBase a, Compensation.ShareOfBase b) => a.Share < b.Share,
        (Compensation.Amount a, Compensation.Amount b) => a.Value < b.Value,
        _ => false,
    };
}
