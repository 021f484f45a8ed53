using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Storage.Measurements;
using Kept.Time;

namespace Kept.Cli;

/// <summary>Where an evaluation has its measurements from. Exactly one of the cases below.</summary>
internal abstract record Supply
{
    private Supply() { }

    /// <summary>What was noticed when the measurements were read.</summary>
    public abstract Sequence<Diagnostic> Diagnostics { get; }

    /// <summary>The latest instant that any source speaks of, in ticks; null without measurements.</summary>
    public abstract long? LatestInstant { get; }

    /// <summary>What is known at a tick of all that the evaluation of a period looks at.</summary>
    /// <param name="at">The tick after which nothing has happened yet.</param>
    public abstract Timeline AsOf(long tick, Dated dated, ServicePeriod period, long at);

    /// <summary>What counts for a period of an agreement: less than all when it is closed.</summary>
    public abstract Supply For(string agreement, ServicePeriod period);

    /// <summary>What was removed of the measurements that the evaluation of a period needs.</summary>
    /// <param name="known">The tick up to which things are known, or have happened; null for all that is there.</param>
    public abstract IEnumerable<Diagnostic> FindRemoved(Dated dated, ServicePeriod period, long? known);

    /// <summary>Files, which were read as a whole.</summary>
    public sealed record Files(MeasurementLog Log, Sequence<Diagnostic> Noticed) : Supply
    {
        public override Sequence<Diagnostic> Diagnostics => Noticed;

        public override long? LatestInstant => Log.LatestInstant;

        public override Timeline AsOf(long tick, Dated dated, ServicePeriod period, long at) => Log.AsOf(tick);

        public override Supply For(string agreement, ServicePeriod period) => this;

        public override IEnumerable<Diagnostic> FindRemoved(Dated dated, ServicePeriod period, long? known) => [];
    }

    /// <summary>A store, of which only the time that is looked at is read.</summary>
    public sealed record Stored(MeasurementSnapshot Snapshot) : Supply
    {
        public override Sequence<Diagnostic> Diagnostics => Snapshot.Diagnostics;

        public override long? LatestInstant => Snapshot.LatestInstant;

        public override Timeline AsOf(long tick, Dated dated, ServicePeriod period, long at) =>
            Snapshot.Read(Reach.Of(dated.Agreement, dated.Earlier, period), tick, at).AsOf(tick);

        public override Supply For(string agreement, ServicePeriod period) => new Stored(Snapshot.For(agreement, period.Label));

        public override IEnumerable<Diagnostic> FindRemoved(Dated dated, ServicePeriod period, long? known) =>
            Snapshot.FindRemoved(dated.Agreement.Name, period.Label, Reach.Needed(dated.Agreement, dated.Earlier, period), known);
    }
}
