using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Remedies;

/// <summary>The points of all objectives, period by period, for options that look at those of the last months.</summary>
internal sealed class GivenPoints(int months, Carry carry)
{
    private readonly List<PointsSoFar> _periods = [.. carry.Given];

    /// <summary>Those that an option can still look at.</summary>
    public Sequence<PointsSoFar> Kept => _periods.Count == 0
        ? []
        : _periods.Where(p => IsWithin(p, _periods.Max(all => BillingPeriods.LastDay(all.Span)), months)).ToSequence();

    public void Add(PointsLine line)
    {
        if (months == 0) return;
        var (period, nothing) = (line.Finding.Period, Rational.Zero);
        var index = _periods.FindIndex(p => p.Span == period);
        if (index < 0) _periods.Add(new PointsSoFar(period, nothing, nothing));
        var before = _periods[index < 0 ? ^1 : index];
        _periods[index < 0 ? ^1 : index] = before with { Least = before.Least + line.Least, Most = before.Most + line.Most };
    }

    /// <summary>The lines of the options of a finding that look at points.</summary>
    public IEnumerable<OptionLine> Options(Finding finding) =>
        from option in finding.Objective.Remedies.OfType<Remedy.Option>()
        let when = option.When as OptionTrigger.Points
        where when is not null
        select Remedies.Options.Of(option, finding, when, InMonths(finding.Period, when.Months));

    private PointsSoFar InMonths(ServicePeriod period, int count) => _periods
        .Where(p => IsWithin(p, BillingPeriods.LastDay(period), count))
        .Aggregate(new PointsSoFar(period, Rational.Zero, Rational.Zero), (sum, p) => sum with { Least = sum.Least + p.Least, Most = sum.Most + p.Most });

    /// <summary>Whether a period ends within the months up to a day.</summary>
    private static bool IsWithin(PointsSoFar points, LocalDate last, int count)
    {
        var ends = BillingPeriods.LastDay(points.Span);
        return ends <= last && ends >= last.PlusDays(1).PlusMonths(-count);
    }
}
