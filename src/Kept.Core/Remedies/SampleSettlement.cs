using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Remedies;

/// <summary>Settles made-up attainments of one promise, in one period in which nothing else gives credits.</summary>
internal sealed class SampleSettlement(Agreement agreement, string name)
{
    private static readonly LocalDate AnyDay = new(2026, 1, 1);

    /// <summary>So many measurements that any condition on their number holds.</summary>
    private const long Plenty = 1_000_000_000_000;

    /// <summary>Null where the agreement has no promise of that name.</summary>
    public Objective? Objective { get; } = agreement.Objectives.FirstOrDefault(o => o.Name == name);

    public bool HasCredits => Credits.Any();

    /// <summary>The classes by which targets or credits differ; a single null where they do not.</summary>
    public IEnumerable<string?> Classes
    {
        get
        {
            var listed = Credits.SelectMany(c => c.How.Scale.Entries.Select(e => e.Class))
                .Concat(Objective?.Target?.Entries.Select(e => e.Class) ?? []).Distinct().ToList();
            if (listed.Count == 0) return [null];
            return listed.Append("any other");
        }
    }

    /// <summary>Whether the credit only changes at the ends of bands and at the target.</summary>
    public bool IsStepwise => Credits.All(c => c.How.Eligible is null && c.How.Scale.All.All(s => s.Value is CreditScale.Bands or CreditScale.Flat));

    /// <summary>The attainments at which something changes: ends of bands, targets, whole units of ladders.</summary>
    public IEnumerable<Quantity> Edges(string? scope)
    {
        var target = TargetFor(scope);
        if (target is not null) yield return target.Limit;
        foreach (var scale in Credits.Select(c => c.How.Scale.Find(scope)?.Value))
            if (scale is CreditScale.Bands bands)
                foreach (var end in bands.Items.SelectMany(b => new[] { b.When.Low, b.When.High }).OfType<Quantity>()) yield return end;
            else if (scale is CreditScale.PerUnit { Of: LadderMeasure.Shortfall } ladder && target is not null)
                foreach (var units in new[] { 1, 2, 5, 10 })
                    yield return target.Limit with { Value = target.Limit.Value + ladder.Unit.Value * (target.Comparator.PrefersMore ? -units : units) };
    }

    /// <summary>Whether more is better for the one to whom the promise is made.</summary>
    public bool PrefersMore(string? scope) => TargetFor(scope)?.Comparator.PrefersMore ?? true;

    public SampleCredit At(Rational attainment, string? scope)
    {
        if (Objective is not { } objective || !HasCredits) return SampleCredit.None;
        var period = objective.Every.PeriodOf(agreement.Term?.Start ?? AnyDay, agreement.Zone);
        var target = TargetFor(scope);
        var measured = Measured.Exactly(Figure.Of(attainment), Plenty, EvidenceOf(attainment, objective, period));
        var withCredits = objective with { Remedies = Credits.ToSequence<Remedy>() };
        var finding = new Finding(
            withCredits, LabelsOf(scope), period, target, measured,
            Verdicts.Decide(objective, target, measured), false, []);
        var alone = agreement with { Objectives = [withCredits] };
        var evaluation = new Evaluation.Evaluation(alone, period, period.Range.End, period.Range.End, [finding], []);
        var settled = Settlement.Settle(alone, evaluation, new MeasurementLog([]).AsOf(period.Range.End), Carry.Nothing);
        var percent = settled.Credits.Select(l => l.Percent).Aggregate((Rational?)Rational.Zero, (sum, p) => sum + p);
        return new SampleCredit(percent, settled.Total?.Most);
    }

    /// <summary>Those of money; bonuses, points, options and time of service are no credits that can be compared.</summary>
    private IEnumerable<Remedy.Credit> Credits => Objective?.Remedies.OfType<Remedy.Credit>().Where(c => !c.How.GivesTime) ?? [];

    private Comparison? TargetFor(string? scope)
    {
        if (Objective?.Target is not { } table || table.Find(scope)?.Value is not { } promise) return null;
        return NamedValues.Compiler.Value(promise.Limit)(Plans.Compute(agreement.Plan, agreement.Term?.Start ?? AnyDay, _ => null)) is { } limit
            ? new Comparison(promise.Comparator, (promise.Limit as Expression.Literal)?.Value ?? new Quantity(limit, promise.Unit))
            : null;
    }

    private Sequence<Label> LabelsOf(string? scope) => scope is null ? [] : Credits.Select(c => c.How.Scale.Field).Append(Objective!.Target?.Field)
        .OfType<string>().Distinct().Select(field => new Label(field, scope)).ToSequence();

    /// <summary>Of an availability the down time that makes up the attainment.</summary>
    private static Evidence EvidenceOf(Rational attainment, Objective objective, ServicePeriod period)
    {
        if (objective.Indicator is not Indicator.ShareOfTime { Mask: var mask }) return new Evidence.Nothing();
        var counted = (mask.Hours ?? objective.Service?.Hours)?.Resolve(period.Range).Within(period.Range).Length ?? period.Range.Length;
        var down = ((Rational.One - attainment) * counted).Floor();
        return new Evidence.Time(counted, (long)down, 0, [], [], []);
    }
}
