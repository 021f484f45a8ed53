using FsCheck;
using FsCheck.Fluent;
using Kept.Core.Tests.Evaluation;
using Kept.Measurements.Segments;
using Kept.Quantities;
using Kept.Time;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class SegmentLaws
{
    private static Gen<Rows> AnyRows { get; } = Dice.Throw(Rows.Thrown);

    [Fact]
    public void States_are_read_back() => Law.Holds(AnyRows, rows => Assert.Equal(
        rows.At.Zip(rows.States), RecordsOf(StateSegment.Encode(StateRun.Of(rows.At, rows.States)))), 500);

    [Fact]
    public void States_are_read_back_as_the_runs_that_they_make_up() => Law.Holds(AnyRows, rows =>
    {
        var runs = StateRun.Of(rows.At, rows.States);
        Assert.Equal(rows.At.Zip(rows.States), Records(runs));
        foreach (var run in runs)
            foreach (var tick in rows.At)
                Assert.Equal(Instants(run.Times).Count(at => at < tick), run.Times.CountBefore(tick));
    }, 100);

    [Fact]
    public void Counters_are_read_back() => Law.Holds(AnyRows, rows =>
    {
        var counters = rows.Counters.Select(c => new ReadOnlyMemory<long>(c)).ToSequence();
        var segment = CountSegment.Of(CountSegment.Encode(rows.At, counters).Payload);
        Assert.Equal(rows.Edges, (segment.Rows, segment.First, segment.Last));
        var read = new CountRows();
        for (var again = 0; again < 2; again++)
        {
            segment.Read(read);
            Assert.Equal(rows.At, read.Times.ToArray().SelectMany(Instants));
            for (var i = 0; i < rows.Counters.Length; i++) Assert.Equal(rows.Counters[i], read[i].ToArray());
        }
    }, 500);

    [Fact]
    public void Samples_are_read_back_and_their_largest_are_found() => Law.Holds(AnyRows, rows =>
    {
        var encoded = SampleSegment.Encode(rows.At, rows.Counters[0], digits: 3);
        var segment = SampleSegment.Of(encoded.Payload, new([encoded.Details]));
        Assert.Equal(rows.Edges, (segment.Rows, segment.First, segment.Last));
        Assert.Equal(3, segment.Digits);
        var (at, values, largest) = (new long[segment.Rows], new long[segment.Rows], new long[segment.Rows / 2]);
        segment.Read(at, values);
        segment.ReadLargest(largest);
        Assert.Equal(rows.At, at);
        Assert.Equal(rows.Counters[0], values);
        Assert.Equal(values.OrderDescending().Take(largest.Length), largest);
        Assert.Equal(values.OrderDescending(), Enumerable.Range(0, segment.Rows).Select(segment.LargestAt));
        if (values.Length > 0) Assert.Equal((values.Min(), values.Max()), (segment.Least, segment.Most));
    }, 500);

    [Fact]
    public void Samples_in_some_time_come_in_falling_order() => Law.Holds(
        from rows in AnyRows from seed in Gen.Choose(0, int.MaxValue - 1) select (rows, seed), given =>
        {
            var (rows, dice) = (given.rows, new Dice(given.seed));
            var instants = rows.At.SelectMany(at => new[] { at, at + 1 }).Append(0).ToList();
            var time = IntervalSet.Of(dice.Many(0, 4, () => new[] { dice.Pick(instants), dice.Pick(instants) }).Select(ends => new TimeRange(ends.Min(), ends.Max())));
            var falling = SampleSegment.Encode(rows.At, rows.Counters[0], digits: 3).FallingIn(time);
            Assert.Equal(rows.At.Zip(rows.Counters[0]).Where(row => time.Contains(row.First)).Select(row => row.Second).OrderDescending(), falling);
        }, 500);

    [Fact]
    public void Damaged_bytes_are_refused_or_read_as_something_else_but_never_beyond_their_end() =>
        Law.Holds(from rows in AnyRows from seed in Gen.Choose(0, int.MaxValue - 1) select (rows, seed), given =>
        {
            var dice = new Dice(given.seed);
            var (rows, counters) = (given.rows, given.rows.Counters.Select(c => new ReadOnlyMemory<long>(c)).ToSequence());
            ReadDamaged(StateSegment.Encode(StateRun.Of(rows.At, rows.States)), dice, bytes => RecordsOf(bytes));
            ReadDamaged(CountSegment.Encode(rows.At, counters).Payload.ToArray(), dice, bytes => CountSegment.Of(bytes).Read(new CountRows()));
            var samples = SampleSegment.Encode(rows.At, rows.Counters[0], 0);
            ReadDamaged(samples.Payload.ToArray(), dice, bytes => ReadAll(SampleSegment.Of(bytes, new([samples.Details]))));
            ReadDamaged(samples.Details.ToArray(), dice, bytes => ReadAll(SampleSegment.Of(samples.Payload, new([bytes]))));
        }, 500);

    [Fact]
    public void Times_of_samples_beyond_64_bits_are_refused()
    {
        byte[] tooFar = [255, 255, 255, 255, 255, 255, 255, 255, 127, 0, 1, 4, 0];   // one run that begins two of the largest units from 0
        var segment = SampleSegment.Of(SampleSegment.Encode([1], [1], 0).Payload, new([tooFar]));
        Assert.Throws<CorruptSegmentException>(() => ReadAll(segment));
    }

    [Fact]
    public void A_day_of_probes_takes_few_bytes()
    {
        var (at, states) = (new long[1440], new byte[1440]);
        for (var i = 0; i < at.Length; i++) (at[i], states[i]) = ((29_846_880L + i) * TimeSpan.TicksPerMinute, (byte)(i is > 700 and < 712 ? 0 : 1));
        Assert.InRange(StateSegment.Encode(StateRun.Of(at, states)).Length, 1, 28);
    }

    private static void ReadDamaged(byte[] bytes, Dice dice, Action<byte[]> read)
    {
        if (dice.Chance(30)) bytes = bytes[..dice.Between(0, bytes.Length - 1)];
        else bytes[dice.Between(0, bytes.Length - 1)] = (byte)dice.Between(0, 255);
        try
        {
            read(bytes);
        }
        catch (CorruptSegmentException)
        {
            // What is expected of most of them.
        }
    }

    private static void ReadAll(SampleSegment segment)
    {
        segment.FallingIn(IntervalSet.Of(new TimeRange(segment.First, segment.Last + 1)));
        segment.Read(new long[segment.Rows], new long[segment.Rows]);
    }

    private static IEnumerable<(long, byte)> RecordsOf(byte[] payload)
    {
        var runs = new List<StateRun>();
        StateSegment.Decode(payload, runs);
        return Records(runs);
    }

    private static IEnumerable<(long, byte)> Records(IEnumerable<StateRun> runs) =>
        runs.SelectMany(run => Instants(run.Times).Select(at => (at, run.State)));

    private static IEnumerable<long> Instants(TimeRun run) => Enumerable.Range(0, run.Count).Select(i => run[i]);

    /// <summary>Rows of a segment: some regular, some not, some at the same instant.</summary>
    private sealed record Rows(long[] At, byte[] States, long[][] Counters)
    {
        public (int, long, long) Edges => (At.Length, At.FirstOrDefault(), At.LastOrDefault());

        public static Rows Thrown(Dice dice)
        {
            var unit = dice.Pick(1L, 7L, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerMinute);
            var (count, step) = (dice.Pick(0, 1, 2, dice.Between(3, 40), dice.Between(100, 700)), dice.Between(0, 5));
            var irregular = dice.Pick(0, 5, 100);
            var at = new long[count];
            var now = dice.Between(-1_000_000, 30_000_000) * unit;
            for (var i = 0; i < count; i++) at[i] = now += (dice.Chance(irregular) ? dice.Between(0, 1000) : step) * unit;
            var states = Column(dice, count, () => dice.Between(0, 2)).Select(state => (byte)state).ToArray();
            var most = dice.Pick(0L, 1L, 100L, 70_000L, 1L << 40, 1L << 57, long.MaxValue);
            var good = Column(dice, count, () => Any(dice, most));
            var total = good.Select(value => dice.Chance(5) ? Any(dice, most) : value).ToArray();
            return new Rows(at, states, [good, total, Column(dice, count, () => dice.Chance(5) ? -Any(dice, most) : 0)]);
        }

        private static long Any(Dice dice, long most) => (long)((Int128)most * dice.Between(0, int.MaxValue - 1) / (int.MaxValue - 1));

        /// <summary>Values that stay the same for a while, or not.</summary>
        private static long[] Column(Dice dice, int count, Func<long> value)
        {
            var changes = dice.Pick(1, 20, 100);
            var (column, now) = (new long[count], value());
            for (var i = 0; i < count; i++) column[i] = now = dice.Chance(changes) ? value() : now;
            return column;
        }
    }
}
