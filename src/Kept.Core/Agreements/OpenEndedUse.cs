namespace Kept.Agreements;

/// <summary>What goes on from one event of a case until another one comes, in whatever period that is.</summary>
public static class OpenEndedUse
{
    extension(Agreement agreement)
    {
        /// <summary>The pairs of events of a source's cases between which something is down, excluded, or there.</summary>
        public IEnumerable<(EventReference From, EventReference To)> OpenEnds(Source source)
        {
            var indicators = agreement.Objectives.Select(o => o.Indicator).Concat(agreement.Plan.OfType<PlanValue.Measured>().Select(m => m.Indicator))
                .SelectMany(i => i is Indicator.Formula formula ? formula.Measures.Select(m => m.Indicator) : [i]).ToList();
            foreach (var down in indicators.OfType<Indicator.ShareOfTime>().Select(i => i.Down).OfType<Downtime.BetweenEvents>())
                if (down.Of.Source.Name == source.Name) yield return (down.From, down.To);
            foreach (var windows in agreement.Exclusions.Select(e => e.Windows).OfType<RecordedWindows>())
                if (windows.Of.Source.Name == source.Name) yield return (windows.From, windows.To);
            foreach (var parts in agreement.Objectives.SelectMany(o => o.Classes))
                if (parts.Parts.Source.Name == source.Name && parts is { From: { } from, To: { } to }) yield return (from, to);
        }
    }
}
