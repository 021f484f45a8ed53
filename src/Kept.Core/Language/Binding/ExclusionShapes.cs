using System.Diagnostics.CodeAnalysis;
using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using Kept.Time;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Exclusions: time that is not held against the obliged party.</summary>
internal static class ExclusionShapes
{
    private static readonly Field<string> Title = Optional(
        "title", Scalars.Text("a title", "Announced maintenance"), "What people call it.");

    private static readonly Field<Calendar> During = Optional(
        "during", CalendarShapes.Reference, "Recurring windows.");

    private static readonly Field<Boxed<ExclusionEffect>> Effect = Required(
        "effect", new WordShape<Boxed<ExclusionEffect>>("what an exclusion does", [
            ("leaves-both-sides", new(ExclusionEffect.LeavesBothSides), "The time leaves numerator and denominator."),
            ("counts-as-up", new(ExclusionEffect.CountsAsUp), "Down time in it counts as up; the denominator stays."),
            ("downtime-leaves-both-sides", new(ExclusionEffect.DowntimeLeavesBothSides), "Only down time in it leaves both sides.")]),
        "What it does to numerator and denominator.");

    private static readonly Field<EventReference> From = Required(
        "from", EventShapes.Reference, "The event or date at which a window begins.");

    private static readonly Field<EventReference> To = Required(
        "to", EventShapes.Reference, "The event or date at which it ends.");

    private static readonly Field<EventReference> Announced = Optional(
        "announced", EventShapes.Reference, "The event at which it was announced.");

    private static readonly Field<WrittenTime> Notice = Optional(
        "notice", new ScalarShape<WrittenTime>("a time before a window", "48 hours", TryParseNotice),
        "A window counts only when it was announced at least so long before it begins: 48 hours, 5 days, 5 business days.");

    private static readonly Field<Calendar> Days = Optional(
        "calendar", CalendarShapes.Reference, "Whose days, or business days, a notice is counted in.");

    private static readonly Field<string> Evidence = Optional(
        "evidence", Scalars.Name("a field", "evidence"), "A field that must not be empty, or the window does not count.");

    private static readonly Field<Sequence<string>> Same = Optional(
        "same", new ListShape<string>(Scalars.Name("a dimension", "service")),
        "Dimensions in which the window and the measured thing must agree.");

    private static readonly Field<RecordedWindows> Windows = Optional(
        "windows",
        new RecordShape<RecordedWindows>(
            "A recorded window", [SelectionFields.Source, SelectionFields.Where, From, To, Announced, Notice, Days, Evidence, Same], BuildWindows),
        "Windows that are cases of a source, such as announced maintenance or attributed outages.");

    private static readonly Field<RecordedWindows> Outside = Optional(
        "outside",
        new RecordShape<RecordedWindows>("A life", [SelectionFields.Source, SelectionFields.Where, From, To, Same], BuildWindows),
        "Instead of windows: cases that say when the thing is there; all other time is excluded.");

    private static readonly Field<Sequence<TimePerPeriod>> Budget = Optional(
        "budget", new ListShape<TimePerPeriod>(new ScalarShape<TimePerPeriod>("so much time in a period", "10 hours per year", TryParseBudget)),
        "How much time it may take in each period; windows use it up in order of time.");

    private static readonly Field<Boxed<bool>> OverBudget = Optional(
        "overBudget", new WordShape<Boxed<bool>>("what time beyond the budget is", [
            ("not-excluded", new(false), "Time like any other: up counts as up, and down as down."),
            ("counts-as-down", new(true), "Down, up or not; of what is not an availability, time like any other.")]),
        "What time beyond the budget is; required with a budget.");

    private static readonly Field<Boxed<bool>> BudgetOf = Optional(
        "budgetOf", new WordShape<Boxed<bool>>("what uses a budget up", [
            ("whole-windows", new(false), "The whole length of a window."),
            ("hours", new(true), "The part of a window within the hours that count.")]),
        "What uses the budget up; whole-windows when left out.");

    public static Shape<Exclusion> Exclusion { get; } = new RecordShape<Exclusion>(
        "An exclusion", [Title, During, Windows, Outside, Effect, Budget, BudgetOf, OverBudget], Build);

    private static Exclusion? Build(RecordReader record)
    {
        if (record.Has(Outside) == (record.Has(During) || record.Has(Windows)))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "An exclusion", [During, Windows, Outside]));
            return null;
        }
        if (record.Has(Budget) != record.Has(OverBudget) || (record.Has(BudgetOf) && !record.Has(Budget)))
        {
            record.Report(IndicatorDiagnostics.Missing(
                record.Place, record.Has(Budget) ? OverBudget.Name : Budget.Name, "a budget and what lies beyond it go together"));
            return null;
        }
        return new Exclusion(
            record.Name, record.Find(Title) ?? record.Name, record.Find(During), record.Find(Windows) ?? record.Find(Outside),
            record.Get(Effect).Value, record.Place)
        {
            IsOutside = record.Has(Outside),
            Budget = record.Has(Budget)
                ? new ExclusionBudget(record.Get(Budget), record.Get(BudgetOf, new(false)).Value, record.Get(OverBudget).Value) : null,
        };
    }

    private static bool TryParseBudget(string text, [MaybeNullWhen(false)] out TimePerPeriod value, out ScalarProblem problem)
    {
        value = null;
        problem = default;
        if (text.Split(" per ", 2) is not [var length, var period]) return false;
        if (!Scalars.TryParseDuration(length, out var time, out problem)) return false;
        if (!RecurrenceText.TryParse(period, out var every, out var message) || every.IsRolling)
        {
            problem = new ScalarProblem(message.Length > 0 ? message : $"A period that begins anew is expected, but this is \"{period}\".", null);
            return false;
        }
        value = new TimePerPeriod(time.Ticks, every);
        return true;
    }

    private static RecordedWindows? BuildWindows(RecordReader record)
    {
        if (SelectionFields.Selection<SourceContent.Cases>(record, "cases") is not { } selection) return null;
        var cases = (SourceContent.Cases)selection.Source.Content;
        var good = EventShapes.IsKnown(record, From, selection.Source, cases)
            & EventShapes.IsKnown(record, To, selection.Source, cases)
            & EventShapes.IsKnown(record, Announced, selection.Source, cases)
            & Classes.AreKnown(record, Evidence, record.Find(Evidence), selection.Source);
        foreach (var dimension in record.Get(Same, []))
            good &= Classes.AreKnown(record, Same, dimension, selection.Source);
        if (record.Has(Announced) != record.Has(Notice))
            good &= record.Needs("'announced' and 'notice' go together", Announced, Notice);
        good &= TryBuildNotice(record, out var notice);
        return good
            ? new RecordedWindows(
                selection, record.Get(From), record.Get(To), record.Find(Announced), notice, record.Find(Evidence), record.Get(Same, []))
            : null;
    }

    private static bool TryBuildNotice(RecordReader record, out Notice? notice)
    {
        var calendar = record.Find(Days);
        notice = (record.Find(Notice), calendar) switch
        {
            (WrittenTime.Clock time, _) => new Notice.Time(time.Ticks),
            (WrittenTime.Days days, { }) => new Notice.Days(days.Count, calendar),
            (WrittenTime.BusinessDays days, { BusinessDay: not null }) => new Notice.BusinessDays(days.Count, calendar),
            _ => null,
        };
        return (notice is not null) == record.Has(Notice) || record.Report(record.Get(Notice) is WrittenTime.Days
            ? BindingDiagnostics.MissingKey(record.Map, "A notice in days", Days)
            : SettlementDiagnostics.NoBusinessDays(record.PlaceOf(Notice), calendar));
    }

    private static bool TryParseNotice(string text, out WrittenTime value, out ScalarProblem problem) =>
        WrittenTime.TryParse(text, out value, out problem) && value is not WrittenTime.Months;
}
