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

    /// <summary>Files, which were read as a whole.</summary>
    public sealed record Files(MeasurementLog Log, Sequence<Diagnostic> Noticed) : Supply
    {
        public override Sequence<Diagnostic> Diagnostics => Noticed;

        public override long? LatestInstant => Log.LatestInstant;

        public override Timeline AsOf(long tick, Dated dated, ServicePeriod period, long at) => Log.AsOf(tick);
    }

    /// <summary>A store, of which only the time that is looked at is read.</summary>
    public sealed record Stored(MeasurementSnapshot Snapshot) : Supply
    {
        public override Sequence<Diagnostic> Diagnostics => Snapshot.Diagnostics;

        public override long? LatestInstant => Snapshot.LatestInstant;

        public override Timeline AsOf(long tick, Dated dated, ServicePeriod period, long at) =>
            Snapshot.Read(Reach.Of(dated.Agreement, dated.Earlier, period), tick, at).AsOf(tick);
    }
}
