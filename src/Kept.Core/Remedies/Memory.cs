using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Remedies;

/// <summary>What a settlement has to know of the periods before.</summary>
public static class Memory
{
    extension(Agreement agreement)
    {
        /// <summary>Whether a settlement depends on periods before.</summary>
        public bool HasMemory => agreement.Settlement.HasMemory || agreement.PointsMonths > 0 || agreement.Objectives.Any(o => o.Remedies.Any(r => r.HasMemory));
    }

    extension(Remedy remedy)
    {
        public bool HasMemory => PeriodsBehind(remedy) > 0 || remedy.Terms?.EarnBack is not null;
    }

    /// <summary>The arrow from the past to what a period inherits: settles the periods before it, one after the other, as far back
    /// as the agreement looks, each by the version that was in force. An agreement without memory is not evaluated for the past.</summary>
    /// <param name="earlier">The earlier versions of the agreement, in order.</param>
    /// <param name="period">The period that is going to be settled.</param>
    public static Carry Before(
        Agreement agreement, IEnumerable<Agreement> earlier, Timeline timeline, ServicePeriod period, EvaluationOptions options)
    {
        if (PastOf(agreement, period) is not { } stretch) return Carry.Nothing;
        var carry = Carry.Nothing;
        foreach (var version in earlier)
            carry = After(version, carry) with { Earlier = carry.Earlier.Append(version).ToSequence() };
        return After(agreement, carry).For(agreement);

        Carry After(Agreement version, Carry before) =>
            Settlement.Settle(version, Evaluator.EvaluatePast(version, timeline, stretch, options), timeline, before).Next;
    }

    /// <summary>The time before the first period that is settled, as far back as it can still matter; null when there is none.</summary>
    internal static ServicePeriod? PastOf(Agreement agreement, ServicePeriod asked)
    {
        if (!agreement.HasMemory) return null;
        var start = StartOf(agreement, asked);
        if (FirstDay(agreement, asked.Zone.LocalAt(start).Date, asked.Zone) is not { } first) return null;
        var past = new TimeRange(asked.Zone.StartOfDay(first), start);
        return past.IsEmpty ? null : ServicePeriod.Of(past, asked.Zone);
    }

    /// <summary>Where what is settled begins: inside the period asked for when the version takes effect there, or the term begins.</summary>
    private static long StartOf(Agreement agreement, ServicePeriod asked)
    {
        var first = agreement.Objectives.Where(o => o.Remedies.Count > 0)
            .SelectMany(o => AssessmentPeriods.Of(o, agreement, asked).Take(1)).MinBy(p => p.Range.End);
        return first is null ? asked.Range.Start : Math.Max(asked.Range.Start, first.Range.Start);
    }

    /// <summary>How many of the objective's periods before one a remedy looks at.</summary>
    internal static int PeriodsBehind(Remedy remedy) => remedy switch
    {
        Remedy.Option { When: OptionTrigger.Often often } => often.Of - 1,
        { Terms.Repeat: { Within: { } within } } => within - 1,
        { Terms.Repeat: { } repeat } => repeat.LastStep - 1,
        _ => 0,
    };

    /// <summary>The first day that can still matter; null when there is no past. A credit that may go back counts with what was
    /// paid of it, which may depend on what was used of a cap before, which may depend on misses before that.</summary>
    private static LocalDate? FirstDay(Agreement agreement, LocalDate start, DateTimeZone zone)
    {
        var begin = agreement.Term?.Start;
        if (LooksBackToTheStart(agreement)) return begin < start ? begin : null;

        var first = Back(agreement, start, zone, r => r.Terms?.EarnBack?.Periods ?? 0);
        var spans = agreement.Settlement.Caps.Select(c => (c.Per as CapSpan.Every)?.Span).Append(agreement.Settlement.Points?.Per).OfType<Recurrence>();
        first = spans.Select(span => BillingPeriods.FirstDay(span.PeriodOf(first, zone))).Append(first).Append(first.PlusMonths(-agreement.PointsMonths)).Min();
        first = Back(agreement, first, zone, PeriodsBehind);
        return first < begin ? begin : first;
    }

    private static bool LooksBackToTheStart(Agreement agreement) =>
        agreement.Settlement.Minimum is { Deferred: true } || agreement.Settlement.Caps.Any(c => c.Per is CapSpan.Term)
        || agreement.Objectives.SelectMany(o => o.Remedies).Any(r => r.Terms?.Repeat is { StartsAgain: true });

    /// <summary>The first day of so many periods before the one with a day, for the objective for which that is earliest.</summary>
    private static LocalDate Back(Agreement agreement, LocalDate day, DateTimeZone zone, Func<Remedy, int> periodsOf) => agreement.Objectives
        .Where(o => !o.Every.IsRolling && o.Remedies.Any(r => periodsOf(r) > 0))
        .Select(o => zone.LocalAt(PastResults.StartOf(o.Every, o.Every.PeriodOf(day, zone), o.Remedies.Max(periodsOf) + 1)).Date)
        .Append(day).Min();
}
