using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Linting;

/// <summary>A source that keeps measurements for less time than a period, what its remedies look back on, and the claims for it take.</summary>
internal static class KeptTooShort
{
    /// <summary>The day after the longest quarter and the longest half-year.</summary>
    private static readonly LocalDate Some = new(2027, 1, 1);

    public static IEnumerable<Diagnostic> Check(Agreement agreement, Workspace workspace) =>
        from source in workspace.Sources
        from keep in new[] { source.Keep }.OfType<Retention>()
        let needs = agreement.Objectives.Where(o => Uses(o, source)).Select(o => Need(o, agreement)).MaxBy(need => need.Days)
        where needs is not null && Period.DaysBetween(keep.Before(Some), Some) < needs.Days
        select new Diagnostic(
            "KPT533", Severity.Warning, source.Clause,
            $"'{source.Name}' keeps measurements for {keep.Length}, but '{agreement.Name}' needs them for longer: {needs.Arithmetic}.",
            "Keep them at least as long; what was removed cannot be evaluated again.");

    private static bool Uses(Objective objective, Source source) => objective.Indicator.Sources().Concat(objective.Classes.Select(c => c.Parts.Source))
        .Any(s => s.Name == source.Name);

    private static Lookback Need(Objective objective, Agreement agreement)
    {
        var every = objective.Every;
        var periods = objective.Remedies.Max(r => (int?)PeriodsBehind(r)) ?? 0;
        var spans = agreement.Settlement.Caps.Select(c => (c.Per as CapSpan.Every)?.Span).Append(agreement.Settlement.Points?.Per)
            .Concat(agreement.Exclusions.SelectMany(e => e.Budget?.AtMost ?? []).Select(b => b.Every)).OfType<Recurrence>();
        var need = new Lookback(Some, "").Plus(Lengths(every, 1), $"of '{objective.Name}'");
        if (periods > 0) need = need.Plus(Lengths(every, periods), "that its remedies look back");
        if (spans.MaxBy(s => Lengths(s, 1).Months) is { } span) need = need.Plus(Lengths(span, 1), "of caps, points and budgets");
        if (agreement.PointsMonths > 0) need = need.Plus((agreement.PointsMonths, 0), "of points that options look at");
        if (LooksBackToTheStart(agreement) && agreement.Term is { } term)
            need = need.Plus((term.End is { } end ? Period.Between(term.Start, end.PlusDays(1), PeriodUnits.Months).Months : 0, 0), "of the term, to the start of which the settlement looks back");
        return ClaimOf(agreement) is { } claim ? need.Plus(claim, "to claim") : need;
    }

    private static int PeriodsBehind(Remedy remedy) => remedy switch
    {
        Remedy.Option { When: OptionTrigger.Often often } => often.Of - 1,
        { Terms: { } terms } => Math.Max(terms.Repeat is { } repeat ? (repeat.Within ?? repeat.LastStep) - 1 : 0, terms.EarnBack?.Periods ?? 0)
            + (terms.Of is CreditBase.Charge { Preceding: true } or CreditBase.Measured { Preceding: true } ? 1 : 0),
        _ => 0,
    };

    private static bool LooksBackToTheStart(Agreement agreement) =>
        agreement.Settlement.Minimum is { Deferred: true } || agreement.Settlement.Caps.Any(c => c.Per is CapSpan.Term)
        || agreement.Objectives.SelectMany(o => o.Remedies).Any(r => r.Terms?.Repeat is { StartsAgain: true });

    private static (int Months, int Days)? ClaimOf(Agreement agreement) => agreement.Claims is not ClaimTerms.OnRequest { Window: var window } ? null : window switch
    {
        ClaimWindow.Days days => (0, days.Count),
        ClaimWindow.Months months => (months.Count, 0),
        ClaimWindow.BusinessDays days => (0, days.Count * 7 / 5),
        ClaimWindow.Time time => (0, (int)(time.Ticks / NodaConstants.TicksPerDay)),
        ClaimWindow.PeriodsAfter after => Lengths(agreement.Objectives.MaxBy(o => Lengths(o.Every, 1).Months)!.Every, after.Count),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static (int Months, int Days) Lengths(Recurrence every, int count) => every switch
    {
        Recurrence.Daily => (0, count),
        Recurrence.Weekly => (0, 7 * count),
        Recurrence.Monthly months => (months.Months * count, 0),
        Recurrence.FixedDays days => (0, days.Days * count),
        Recurrence.RollingDays days => (0, days.Days * count),
        Recurrence.RollingMonths months => (months.Months * count, 0),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>How long before a day measurements are needed, and why.</summary>
    private sealed record Lookback(LocalDate Since, string Arithmetic)
    {
        public int Days => Period.DaysBetween(Since, Some);

        public Lookback Plus((int Months, int Days) length, string why) => length == (0, 0) ? this : new(
            Since.PlusMonths(-length.Months).PlusDays(-length.Days),
            $"{Arithmetic}{(Arithmetic.Length == 0 ? "" : " + ")}{(length.Months > 0 ? QuantityWords.Count(length.Months, "month") : QuantityWords.Count(length.Days, "day"))} {why}");
    }
}
