using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>What the periods before do to a credit: more for misses that repeat, and credits that go back.</summary>
internal static class RepeatShapes
{
    private static readonly Field<RepeatOf> Of = Required(
        "of", new WordOrScalarShape<RepeatOf>(
            [("consecutive", new RepeatOf(null), "The misses in a row.")], "a number of periods", "in 6 months", TryParseWindow),
        "Which misses are counted, this one included: those in a row, or those in the last periods.");

    private static readonly Field<Sequence<Pair<Boxed<int>, Quantity>>> Times = Required(
        "times", new PairsShape<Boxed<int>, Quantity>("from which miss on", Scalars.Count("which miss", "2"), new ScalarShape<Quantity>("a percentage", "150%", Scalars.TryParsePercentage)),
        "From which miss on the credit is multiplied, and by how much.");

    private static readonly Field<Boxed<bool>> Credited = Required(
        "credited", new WordShape<Boxed<bool>>("what a credited miss does to the count", [
            ("keeps-counting", new(false), "The count goes on, and the last factor holds for every further miss."),
            ("starts-again", new(true), "After a miss at the last factor the next miss counts as the first.")]),
        "What a miss that was credited at the last factor does to the count.");

    private static readonly Field<PeriodCount> After = Required(
        "after", new ScalarShape<PeriodCount>("how long it has to be met", "3 months met", TryParseAfter),
        "How many of the objective's periods directly behind have to be met; one miss forfeits it.");

    private static readonly Field<QuantityInterval> Unless = Optional(
        "unless", Scalars.Interval, "Attainments whose credits are never earned back.");

    public static Shape<RepeatDraft> Repeat { get; } = new RecordShape<RepeatDraft>("A repeat rule", [Of, Times, Credited], r => new RepeatDraft(r));

    public static Shape<EarnBackDraft> EarnBack { get; } = new RecordShape<EarnBackDraft>("An earn-back", [After, Unless], r => new EarnBackDraft(r));

    public static Repeat? For(this RepeatDraft draft, Objective objective)
    {
        var record = draft.Record;
        if (!RemedyChecks.HasPast(objective, record.PlaceOf(Of), record.Context)) return null;
        int? within = null;
        if (record.Get(Of).Within is { } window)
        {
            within = RemedyChecks.PeriodsOf(window, objective, record.PlaceOf(Of), record.Context);
            if (within is null) return null;
        }
        var steps = record.Get(Times).Select(p => new RepeatStep(p.Key.Value, p.Value.Value)).ToList();
        var isRising = steps.Count > 0 && steps.Zip(steps.Skip(1)).All(p => p.First.From < p.Second.From && p.First.Factor <= p.Second.Factor);
        if (isRising && steps[0].From >= 2 && steps[0].Factor >= Rational.One && steps[^1].From <= (within ?? int.MaxValue))
            return new Repeat(within, steps.ToSequence(), record.Get(Credited).Value);
        record.Report(RemedyDiagnostics.StepsDoNotRise(record.PlaceOf(Times), within));
        return null;
    }

    public static EarnBack? For(this EarnBackDraft draft, Objective objective)
    {
        var record = draft.Record;
        var unless = record.Find(Unless);
        if (!RemedyChecks.HasPast(objective, record.PlaceOf(After), record.Context)) return null;
        if (unless is not null && !RemedyChecks.RangeFits(unless, objective.Indicator.Unit, record.PlaceOf(Unless), record.Context)) return null;
        return RemedyChecks.PeriodsOf(record.Get(After), objective, record.PlaceOf(After), record.Context) is { } periods
            ? new EarnBack(periods, unless)
            : null;
    }

    private static bool TryParseWindow(string text, out RepeatOf value, out ScalarProblem problem)
    {
        problem = default;
        value = new RepeatOf(null);
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["in", var number, var word]) return false;
        value = new RepeatOf(PeriodCount.Find(number, word));
        return value.Within is not null;
    }

    private static bool TryParseAfter(string text, out PeriodCount value, out ScalarProblem problem)
    {
        problem = default;
        value = text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var number, var word, "met"] ? PeriodCount.Find(number, word)! : null!;
        return value is not null;
    }

    private sealed record RepeatOf(PeriodCount? Within);
}

/// <summary>A repeat rule before it is known what its objective is assessed by.</summary>
internal sealed record RepeatDraft(RecordReader Record);

/// <summary>An earn-back before it is known what its objective is assessed by.</summary>
internal sealed record EarnBackDraft(RecordReader Record);
