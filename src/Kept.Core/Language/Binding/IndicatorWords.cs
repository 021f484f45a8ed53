using Kept.Agreements;
using Kept.Language.Binding.Shapes;

namespace Kept.Language.Binding;

/// <summary>Words that several indicators share.</summary>
internal static class IndicatorWords
{
    public static Shape<Boxed<GapRule>> Gap { get; } = new WordShape<Boxed<GapRule>>("what time without data counts as", [
        ("not-determined", new(GapRule.NotDetermined), "Unknown: a verdict only if it is the same whatever happened."),
        ("counts-as-up", new(GapRule.CountsAsUp), "As up."),
        ("counts-as-down", new(GapRule.CountsAsDown), "As down."),
        ("leaves-both-sides", new(GapRule.LeavesBothSides), "It leaves numerator and denominator.")]);

    public static Shape<Boxed<MeasuredFrom>> From { get; } = new WordShape<Boxed<MeasuredFrom>>("from when on it is measured", [
        ("period-start", new(MeasuredFrom.PeriodStart), "The whole period; before the first record there is no data."),
        ("first-record", new(MeasuredFrom.FirstRecord), "From the thing's first record, when that is in the period.")]);

    public static Shape<Boxed<EmptyRule>> EmptyDowntime { get; } = new WordShape<Boxed<EmptyRule>>(
        "what an empty interval counts as", [
        ("counts-as-up", new(EmptyRule.Good), "As up."),
        ("counts-as-down", new(EmptyRule.Bad), "As down."),
        ("leaves-both-sides", new(EmptyRule.LeftOut), "It leaves numerator and denominator."),
        ("not-determined", new(EmptyRule.NotDetermined), "Unknown, whatever 'noData' says: somebody looked, and nothing was asked.")]);

    public static Shape<Boxed<EmptyRule>> EmptyInterval { get; } = new WordShape<Boxed<EmptyRule>>(
        "what an empty interval counts as", [
        ("met", new(EmptyRule.Good), "As meeting the condition."),
        ("not-met", new(EmptyRule.Bad), "As not meeting it."),
        ("leaves-both-sides", new(EmptyRule.LeftOut), "It leaves numerator and denominator."),
        ("not-determined", new(EmptyRule.NotDetermined), "Unknown: a verdict only if it is the same whatever happened.")]);
}
