using System.Globalization;
using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Options: what a party may do from then on.</summary>
internal static class OptionShapes
{
    private static readonly Shape<Participant> Role = new ReferenceShape<Participant>("a role of the agreement's parties", "consumer");

    private static readonly Field<Participant> Of = Required("of", Role, "The role whose option it is.");

    private static readonly Field<string> What = Required(
        "what", Scalars.Text("what it may do", "terminate"), "What it may do: terminate, re-scope, fee-reduction, preferred-provider, or any text.");

    private static readonly Field<OptionTriggerDraft> When = Required(
        "when", new ScalarShape<OptionTriggerDraft>(
            "a number of missed or met periods, a number of points, or a range of the attainment", "missed 3 of 6 months", OptionTriggerDraft.TryParse),
        "When it opens: missed 3 of 6 months, missed 2 consecutive months, met 12 of 12 months, more than 150 points in 12 months, or a range such as \"< 95%\".");

    private static readonly Field<string> Notice = Optional(
        "notice", Scalars.Text("a time", "30 days"), "How long before it has to be announced.");

    private static readonly Field<Sequence<Participant>> ApprovedBy = Optional(
        "approvedBy", new ListShape<Participant>(Role), "The roles that have to agree; the holder decides alone when left out.");

    /// <summary>An option, before it is known what its objective is assessed by.</summary>
    public static Shape<RemedyDraft> Option { get; } = new RecordShape<RemedyDraft>(
        "An option", [Of, What, When, Notice, ApprovedBy], r => new RemedyDraft(objective => Build(r, objective)));

    private static Remedy.Option? Build(RecordReader record, Objective objective)
    {
        if (TriggerOf(record, objective) is not { } trigger) return null;
        return new Remedy.Option(
            record.Get(Of).Role, record.Get(What), trigger, record.Find(Notice),
            record.Get(ApprovedBy, []).Select(p => p.Role).ToSequence(), record.Place);
    }

    private static OptionTrigger? TriggerOf(RecordReader record, Objective objective)
    {
        switch (record.Get(When))
        {
            case OptionTriggerDraft.InRange range:
                return RemedyChecks.RangeFits(range.When, objective.Indicator.Unit, record.PlaceOf(When), record.Context)
                    ? new OptionTrigger.InRange(range.When) : null;
            case OptionTriggerDraft.Points points:
                return RemedyChecks.HasPast(objective, record.PlaceOf(When), record.Context)
                    ? new OptionTrigger.Points(points.Comparator, points.Count, points.Months) : null;
            case OptionTriggerDraft.Often often:
                if (!RemedyChecks.HasPast(objective, record.PlaceOf(When), record.Context)) return null;
                if (often.Of.In(objective.Every) is { } periods && periods == often.Of.Count)
                    return new OptionTrigger.Often(often.Missed, often.Count ?? periods, periods);
                record.Report(RemedyDiagnostics.OtherPeriods(record.PlaceOf(When), often.Of, objective.Every));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

/// <summary>When an option opens, as written. Exactly one of the cases below.</summary>
internal abstract record OptionTriggerDraft
{
    private protected OptionTriggerDraft() { }

    /// <param name="Count">Null for all of them: consecutive.</param>
    public sealed record Often(bool Missed, int? Count, PeriodCount Of) : OptionTriggerDraft;

    public sealed record Points(Comparator Comparator, Rational Count, int Months) : OptionTriggerDraft;

    public sealed record InRange(QuantityInterval When) : OptionTriggerDraft;

    /// <summary>Reads <c>missed 3 of 6 months</c>, <c>met 12 consecutive months</c>, <c>more than 150 points in 12 months</c>, or a range of
    /// the attainment.</summary>
    public static bool TryParse(string text, out OptionTriggerDraft value, out ScalarProblem problem)
    {
        problem = default;
        value = null!;
        switch (text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case [("missed" or "met") and var outcome, var number, "consecutive", var word]:
                if (PeriodCount.Find(number, word) is not { } row) return false;
                value = new Often(outcome == "missed", null, row);
                return true;
            case [("missed" or "met") and var outcome, var count, "of", var number, var word]:
                if (PeriodCount.Find(number, word) is not { } window) return false;
                if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1 || n > window.Count) return false;
                value = new Often(outcome == "missed", n, window);
                return true;
            case [.., "point" or "points", "in", _, _]:
                return TryParsePoints(text, out value);
            default:
                if (!Scalars.TryParseInterval(text, out var interval, out problem)) return false;
                value = new InRange(interval);
                return true;
        }
    }

    private static bool TryParsePoints(string text, out OptionTriggerDraft value)
    {
        value = null!;
        if (!ComparisonText.TryTakeComparator(text, out var comparator, out var length) || comparator is not (Comparator.AtLeast or Comparator.MoreThan)) return false;
        if (text[length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, _, _, var count, var word]) return false;
        if (!Rational.TryParseDecimal(number, out var points) || PeriodCount.Find(count, word)?.Months is not (> 0 and var months)) return false;
        value = new Points(comparator, points, months);
        return true;
    }
}
