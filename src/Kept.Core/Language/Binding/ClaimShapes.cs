using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;
using Calendar = Kept.Time.Calendar;

namespace Kept.Language.Binding;

/// <summary>How credits are come by: by themselves, or by a claim in time.</summary>
internal static class ClaimShapes
{
    private static readonly Field<Participant> By = Required(
        "by", new ReferenceShape<Participant>("a role of the agreement's parties", "consumer"), "The role that claims.");

    private static readonly Field<WrittenTime> Within = Optional(
        "within", new ScalarShape<WrittenTime>("a time in which a claim is made", "30 days", WrittenTime.TryParse),
        "How long a claim can be made: 30 days (the last counts to its end), 2 months, 5 business days, 72 hours.");

    private static readonly Field<Boxed<ClaimStart>> Of = Optional(
        "of", new WordShape<Boxed<ClaimStart>>("what starts the window", [
            ("period-end", new(ClaimStart.PeriodEnd), "The last day of the period that the credit is for."),
            ("statement", new(ClaimStart.Statement), "The day on which the statement is issued."),
            ("incident", new(ClaimStart.Incident), "The end of the first outage, or the first case, that the credit is for.")]),
        "What starts the window; required with 'within'.");

    private static readonly Field<Boxed<int>> Until = Optional(
        "until", new ScalarShape<Boxed<int>>("the end of a period", "end of 2nd period after", TryParseUntil),
        "Instead of 'within': the end of a later period of the objective, such as \"end of 2nd period after\".");

    private static readonly Field<Calendar> Days = Optional(
        "calendar", CalendarShapes.Reference, "Whose business days are meant.");

    private static readonly Field<Sequence<string>> Evidence = Optional(
        "evidence", new ListShape<string>(Scalars.Text("a piece of evidence", "log files")), "What has to come with the claim.");

    private static readonly Field<Boxed<bool>> Otherwise = Required(
        "otherwise", new WordShape<Boxed<bool>>("what becomes of a late claim", [
            ("forfeited", new(true), "It is worth nothing."),
            ("discretion", new(false), "It is at the other party's discretion.")]), "What becomes of a claim that comes too late.");

    /// <summary>The claims of an agreement.</summary>
    public static Shape<ClaimTerms> Claims { get; } = new WordOrShape<ClaimTerms>(
        "automatic", new ClaimTerms.Automatic(), "Credits are given without being asked for.",
        new RecordShape<ClaimTerms>("A claim", [By, Within, Of, Until, Days, Evidence, Otherwise], Build));

    private static ClaimTerms.OnRequest? Build(RecordReader record) => WindowOf(record) is { } window
        ? new ClaimTerms.OnRequest(record.Get(By).Role, window, record.Get(Evidence, []), record.Get(Otherwise).Value)
        : null;

    private static ClaimWindow? WindowOf(RecordReader record)
    {
        if (record.Has(Within) == record.Has(Until))
            return Refuse(record, BindingDiagnostics.ExactlyOneOf(record, "A claim", [Within, Until]));
        if (record.Has(Until)) return new ClaimWindow.PeriodsAfter(record.Get(Until).Value);
        if (!record.Has(Of)) return Refuse(record, BindingDiagnostics.MissingKey(record.Map, "A claim with 'within'", Of));

        var from = record.Get(Of).Value;
        var calendar = record.Find(Days);
        switch (record.Get(Within))
        {
            case WrittenTime.Days days: return new ClaimWindow.Days(days.Count, from);
            case WrittenTime.Months months: return new ClaimWindow.Months(months.Count, from);
            case WrittenTime.Clock clock: return new ClaimWindow.Time(clock.Ticks, from);
            case WrittenTime.BusinessDays when calendar?.BusinessDay is null:
                return Refuse(record, SettlementDiagnostics.NoBusinessDays(record.PlaceOf(Within), calendar));
            case WrittenTime.BusinessDays days: return new ClaimWindow.BusinessDays(days.Count, from, calendar);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private static ClaimWindow? Refuse(RecordReader record, Diagnostic diagnostic)
    {
        record.Report(diagnostic);
        return null;
    }

    private static bool TryParseUntil(string text, out Boxed<int> value, out ScalarProblem problem)
    {
        problem = default;
        value = new(0);
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["end", "of", var which, "period", "after"]) return false;
        var count = Enumerable.Range(1, 99).FirstOrDefault(n => which == Ordinals.Of(n) || which == Spelled(n));
        value = new(count);
        return count > 0;
    }

    private static string Spelled(int number) => number switch { 1 => "first", 2 => "second", 3 => "third", 4 => "fourth", _ => "" };
}
