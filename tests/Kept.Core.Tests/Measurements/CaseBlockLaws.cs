using System.Globalization;
using Kept.Agreements;
using Kept.Core.Tests.Evaluation;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Cases;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Measurements;

/// <summary>Cases come out of blocks as they come out of files, whatever came when.</summary>
public sealed class CaseBlockLaws
{
    private static readonly string[] Ids = ["1", "2", "10", "007", "T-0001", "T-0002", "é", "INC12", "INC7", "123456789012345678901234"];

    private static readonly string[] Days = ["2025-12-31", "2026-01-05", "2026-01-20", "2026-02-15", "2026-08-01", "2026-12-01", "2027-05-31", "2028-01-01"];

    /// <summary>What somebody imported: some rows of a file, in order.</summary>
    private sealed record Batch(string Text);

    private sealed record Trial(Source Source, List<Batch> Batches, int Seed)
    {
        public static Trial Throw(Dice dice)
        {
            var hasRecorded = dice.Chance(50);
            var source = Given.Tickets() with { Recorded = hasRecorded ? Given.Iso("recorded") : null };
            var (ids, days) = (dice.Some(1, Ids), dice.Pick(2, 40, 400));
            return new(source, dice.Many(1, 5, () => new Batch(string.Concat(dice.Many(1, 8, () => Row(dice, dice.Pick(ids), days))))), dice.Between(0, int.MaxValue - 1));
        }

        public SourceLog FromFiles(int batches) => Source.Log([.. Batches.Take(batches).Select(batch => Header + batch.Text)]);

        /// <summary>The rows of a batch as they are stored.</summary>
        public RowBlock Rows(int batch)
        {
            var taker = new Taker();
            Assert.False(MeasurementReader.Import(Source, [Given.File("test.csv", Header + Batches[batch].Text)], taker).HasErrors);
            return RowBlock.Join(taker.Rows);
        }

        private static string Row(Dice dice, string id, int days)
        {
            string At(int percent) => dice.Chance(percent) ? Instant(dice, days) : "";
            var (from1, from2) = (At(40), At(30));
            string To(string from) => from.Length == 0 || dice.Chance(30) ? "" : string.CompareOrdinal(Instant(dice, days), from) is var later && later > 0 ? "2027-06-01T00:00:00Z" : from;
            return string.Join(',', id, At(85), At(60), At(30), from1, To(from1), from2, To(from2), dice.Pick("", "p1", "p2", "é"), Instant(dice, 30)) + "\n";
        }

        private static string Instant(Dice dice, int days) => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(dice.Between(0, days))
            .AddSeconds(dice.Pick(0, 60, 3_600, 7)).AddTicks(dice.Chance(10) ? 1 : 0).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
    }

    private const string Header = "id,opened,closed,due,from1,to1,from2,to2,priority,recorded\n";

    private sealed class Taker : BatchTaker
    {
        public List<RowBlock> Rows { get; } = [];

        public override long StartFile(string file) => 0;

        public override byte[] Pack(Sequence<BatchPart> parts)
        {
            Rows.AddRange(parts.Select(part => part.Rows));
            return [];
        }

        public override void Take(RowBatch batch) { }

        public override void Reject(RejectedRow row) => Assert.Fail(row.Why.Message);
    }

    [Fact]
    public void Cases_come_out_of_blocks_as_out_of_files_of_any_batches_and_as_of_any_instant() => Law.Holds(Dice.Throw(Trial.Throw), trial =>
    {
        var dice = new Dice(trial.Seed);
        var rows = Enumerable.Range(0, trial.Batches.Count).Select(trial.Rows).ToList();
        var (stored, loose) = Fold(trial.Source, rows, dice);
        for (var batches = 1; batches <= rows.Count; batches++)
        {
            var expected = trial.FromFiles(batches);
            var read = CaseReading.LogOf(
                trial.Source, stored.Select(cases => Open(trial.Source, cases)), [.. loose.Where(l => l < batches).Select(l => rows[l])], batches, word => word);
            Assert.Equal(expected.LatestInstant, read.LatestInstant);
            foreach (var asOf in Days)
                Assert.Equal(expected.AsOf(Given.Tick($"{asOf}T00:00:00Z")).Lines(), read.AsOf(Given.Tick($"{asOf}T00:00:00Z")).Lines());
        }
    }, 1_500);

    [Fact]
    public void Rows_come_back_from_a_block() => Law.Holds(Dice.Throw(Trial.Throw), trial =>
    {
        var rows = trial.Rows(0);
        var batches = Enumerable.Range(0, rows.Rows).Select(row => (long)row * row).ToArray();
        var block = CaseBlock.Open(CaseBlock.Encode(trial.Source, rows, batches)).For(trial.Source);
        Assert.Equal(batches, block.Batches());
        Assert.Equal(Shown(rows), Shown(block.ToRows()));
    }, 500);

    [Fact]
    public void Damaged_blocks_are_never_more_than_damaged() => Law.Holds(Dice.Throw(Trial.Throw), trial =>
    {
        var (dice, rows) = (new Dice(trial.Seed), trial.Rows(0));
        var bytes = CaseBlock.Encode(trial.Source, rows, new long[rows.Rows]);
        for (var number = 0; number < 30; number++)
        {
            var damaged = bytes[..^sizeof(uint)];
            for (var change = 0; change < dice.Between(1, 3); change++) damaged[dice.Between(0, damaged.Length - 1)] = (byte)dice.Between(0, 255);
            if (dice.Chance(20)) damaged = damaged[..dice.Between(0, damaged.Length)];
            byte[] whole = [.. damaged, .. BitConverter.GetBytes(Checksum(damaged))];   // with a checksum that fits
            try
            {
                var block = new StoredCaseBlock(CaseBlock.Open(whole).For(trial.Source), null, null, 0, 0);
                var table = CaseReading.LogOf(trial.Source, [block], [], 1, word => word).AtEnd().Cases();
                for (var index = 0; index < table.Count; index++) Assert.NotNull(table.Id(index));
                foreach (var (read, batches) in block.All()) Assert.Equal(read.Rows, batches.Length);
            }
            catch (DamagedBlockException)
            {
                // Said clearly.
            }
        }
    }, 200);

    /// <summary>Folds batches a few at a time; gives the numbers of those that are not folded.</summary>
    private static (List<FoldedCases> Stored, List<int> Loose) Fold(Source source, List<RowBlock> rows, Dice dice)
    {
        var stored = new List<FoldedCases>();
        for (var batch = 0; batch < rows.Count;)
        {
            if (dice.Chance(15)) return (stored, [.. Enumerable.Range(batch, rows.Count - batch)]);
            var folding = new CaseFolding(source);
            var next = Enumerable.Range(batch, dice.Between(1, rows.Count - batch)).ToList();
            var months = next.SelectMany(number => folding.Expect(rows[number])).ToHashSet();
            months.UnionWith(stored.Where(cases => folding.Expects(CaseBlock.Open(cases.Last))).Select(cases => cases.Month));
            var touched = stored.Where(cases => months.Contains(cases.Month)).ToList();
            foreach (var (of, batches) in touched.SelectMany(cases => Open(source, cases).All())) folding.Add(of, batches);
            foreach (var number in next) folding.Add(rows[number], [.. Enumerable.Repeat((long)number, rows[number].Rows)]);
            stored = [.. stored.Except(touched).Concat(folding.Fold()).OrderBy(cases => (cases.Month, cases.Part))];
            batch = next[^1] + 1;
        }
        return (stored, []);
    }

    /// <summary>CRC-32C, bit by bit.</summary>
    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (crc % 2 == 0 ? 0 : 0x82F63B78);
        }
        return ~crc;
    }

    private static StoredCaseBlock Open(Source source, FoldedCases cases) => new(
        CaseBlock.Open(cases.Last).For(source), cases.Others is { } others ? new(() => CaseBlock.Open(others).For(source)) : null,
        cases.Latest, cases.FirstBatch, cases.LastBatch);

    private static string Shown(RowBlock rows) => string.Join('\n', rows.Numbers.Append(rows.Recorded).Select(numbers => string.Join(' ', numbers))
        .Concat(rows.Texts.Select(text => string.Join(' ', text.Codes.Select(code => code == TextColumn.None ? "none" : Convert.ToHexString(text.Words[code]))))));
}
