using System.Collections.Concurrent;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Measurements;

/// <summary>However a file is cut into blocks, its rows, what is said of the others, and all lines are those that somebody finds who reads
/// it one character after the other.</summary>
public class ReadingLaws
{
    private static Source Requests { get; } = Given.Source(new SourceContent.Counts(
        Given.Iso("at"), TimeSpan.TicksPerMinute, [new("good", "good"), new("total", "total")], GapsMeanNothingHappened: false, [Given.Column("service")]));

    private static Gen<string> At { get; } = Gen.Frequency(
        (8, Gen.Elements("2026-06-01T00:00:00Z", "2026-06-01T00:01:00Z", "2026-06-01T23:59:00Z", "2026-06-02T00:00:00Z")),
        (1, Gen.Elements("soon", "", "2026-06-31T00:00:00Z")));

    private static Gen<string> Service { get; } = Gen.Elements("web", "web", "web", "db", "a,b", "two\nlines", "say \"hi\"", "ü", "");

    private static Gen<string> Count { get; } = Gen.Frequency((12, Gen.Elements("0", "7", "12345678901", "8.0")), (1, Gen.Elements("", "-1", "many")));

    private static Gen<string> Line { get; } =
        from service in Service
        from at in At
        from good in Count
        from total in Count
        from note in Gen.Elements("", "a note", "5\" pipe")
        from quotes in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 31)))
        select string.Join(',', new[] { service, at, good, total, note }.Select((cell, i) => Written(cell, (quotes >> i & 1) == 1)));

    private static Gen<string> Stray { get; } = Gen.Elements("", "", "web,2026-06-01T00:00:00Z", "\"never closed", "web,\"stray\" quote", "\r", "a,b,c,d,e,f");

    private static Gen<(string Text, int[] Cuts, int TakenBefore)> Files { get; } =
        from lines in Gen.Frequency((6, Line), (1, Stray)).ListOf(30)
        from ends in Gen.Elements("\n", "\n", "\r\n", "\r").ListOf(31)
        from mark in Gen.Elements("", "\uFEFF")
        from last in Gen.Elements(true, false)
        from cuts in Gen.Choose(0, 2_000).ArrayOf(40)
        from taken in Gen.Choose(0, 30)
        let text = string.Concat(lines.Prepend("service,at,good,total,note").Select((line, i) => line + (last || i < lines.Count ? ends[i % ends.Count] : "")))
        select (mark + text, cuts, taken);

    [Fact]
    public void Blocks_give_the_rows_that_one_character_after_the_other_gives() =>
        Prop.ForAll(Files.ToArbitrary(), file => Agrees(file.Text, file.Cuts, file.TakenBefore)).QuickCheckThrowOnFailure(1_000);

    [Fact]
    public void A_log_does_not_depend_on_where_its_files_are_cut() => Prop.ForAll(Files.ToArbitrary(), file =>
    {
        var bytes = Encoding.UTF8.GetBytes(file.Text);
        var (whole, cut) = (
            MeasurementReader.Read(Requests, [new("test.csv", Given.Blocks(bytes))]), MeasurementReader.Read(Requests, [new("test.csv", Given.Blocks(bytes, file.Cuts))]));
        Assert.Equal(whole.Diagnostics, cut.Diagnostics);
        Assert.Equal(whole.Value?.Report, cut.Value?.Report);
        Assert.Equal(whole.Value?.AtEnd().Lines(), cut.Value?.AtEnd().Lines());
    }).QuickCheckThrowOnFailure(300);

    /// <summary>Rows without quotes are read column by column, those with quotes one by one.</summary>
    [Fact]
    public void Quotes_around_cells_change_nothing()
    {
        var row =
            from at in Gen.Frequency((20, Gen.Choose(0, 9).Select(minute => $"2026-06-01T00:0{minute}:00Z")), (1, Gen.Elements("soon", "", "2026-06-31T00:00:00Z")))
            from service in Gen.Frequency((20, Gen.Elements("web", "web", "database")), (1, Gen.Elements("", "none")))
            from value in Gen.Frequency((20, Gen.Elements("1", "0", "17", "12345678", "123456789", "1234567890123456", "12345678901234567")), (1, Gen.Elements("", "-1", "1.5", "many", "1e30", "1234567a", "12345678 ", "123456789/1")))
            select new[] { at, service, value };
        Source[] sources =
        [
            Given.Source(new SourceContent.States(Given.Iso("at"), Given.Column("value"), null, [Given.Column("service")])),
            Given.Source(new SourceContent.States(Given.Iso("at"), Given.Column("value", Given.Words(null, ("1", "up"), ("0", "down"))), null,
                [Given.Column("service", Given.Words("other", ("web", "the web")))])),
            Given.Counts(TimeSpan.TicksPerMinute, "value"),
            Given.Samples(),
            Given.Samples(new StampColumn("value", new StampFormat.Unix(DurationUnit.Seconds))),
        ];
        Prop.ForAll(row.ListOf(200).ToArbitrary(), rows =>
        {
            foreach (var source in sources)
            {
                var quoted = source.Read(Text(rows, "\""));
                string[] plainTexts = [Text(rows, ""), Text(rows, "").Replace("\n", "\r\n", StringComparison.Ordinal)];
                foreach (var plain in plainTexts.Select(text => source.Read(text)))
                {
                    Assert.Equal(quoted.Diagnostics, plain.Diagnostics);
                    Assert.Equal(quoted.Value?.Report, plain.Value?.Report);
                    Assert.Equal(quoted.Value?.AtEnd().Lines(), plain.Value?.AtEnd().Lines());
                }
            }
        }).QuickCheckThrowOnFailure(300);
    }

    private static string Text(IEnumerable<string[]> rows, string quote) =>
        "at,service,value\n" + string.Concat(rows.Select(row => string.Join(',', row.Select(cell => quote + cell + quote)) + "\n"));

    [Fact]
    public void An_import_reports_what_a_reading_of_all_rows_reports()
    {
        var row =
            from service in Gen.Elements("web", "db")
            from minute in Gen.Choose(0, 9)
            from state in Gen.Elements("up", "up", "up", "down", "Up")
            select $"2026-06-01T00:0{minute}:00Z,{service},{state}\n";
        var files =
            from rows in row.ListOf()
            from isSorted in Gen.Elements(true, false)
            from cut in Gen.Choose(0, rows.Count)
            let ordered = isSorted ? [.. rows.Order(StringComparer.Ordinal)] : rows
            select new[] { ordered.Take(cut), ordered.Skip(cut) }.Select(r => "at,service,state\n" + string.Concat(r)).ToArray();
        Prop.ForAll(files.ToArbitrary(), texts =>
        {
            var sources = new[] { Given.States(), Given.States() with { Key = ["at"] }, Given.States() with { Recorded = Given.Iso("at") } };
            foreach (var source in sources)
            {
                var read = source.Read(texts);
                var imported = MeasurementReader.Import(source, texts.Select((text, i) => Given.File($"test{i + 1}.csv", text)), new Passing());
                Assert.Equal(read.Diagnostics, imported.Diagnostics);
                Assert.Equal(read.Value?.Report, imported.Value);
            }
        }).QuickCheckThrowOnFailure(500);
    }

    [Fact]
    public void An_import_rejects_the_samples_that_a_reading_of_all_rows_rejects()
    {
        var row =
            from minute in Gen.Choose(0, 9)
            from value in Gen.Elements("1", "1.5", "0.000000000000000001", "900000000000000000", "9223372036854775807", "0", "-12345678.25", "12")
            select $"2026-06-01T00:0{minute}:00Z,{value}\n";
        Prop.ForAll(row.ListOf().ListOf(3).ToArbitrary(), files =>
        {
            var texts = files.Select(rows => "at,value\n" + string.Concat(rows)).ToArray();
            foreach (var source in new[] { Given.Samples(), Given.Samples() with { Recorded = Given.Iso("at") } })
            {
                var read = source.Read(texts);
                var imported = MeasurementReader.Import(source, texts.Select((text, i) => Given.File(texts.Length == 1 ? "test.csv" : $"test{i + 1}.csv", text)), new Passing());
                Assert.Equal(read.Diagnostics, imported.Diagnostics);
                Assert.Equal(read.Value?.Report, imported.Value);
            }
        }).QuickCheckThrowOnFailure(500);
    }

    private static bool Agrees(string text, int[] cuts, int takenBefore)
    {
        var expected = CsvTwin.Read(text.TrimStart('\uFEFF')).Skip(1).Select(row => (Row: row, Problem: ProblemOf(row))).ToList();
        var bytes = Encoding.UTF8.GetBytes(text);
        var taker = new Keeper(takenBefore);

        var read = MeasurementReader.Import(Requests, [new("test.csv", Given.Blocks(bytes, cuts))], taker);

        Assert.Equal(expected.Where(e => e.Problem != "").Select(e => ((long)e.Row.Line, e.Problem)), taker.Rejected);
        Assert.Equal(bytes, taker.Text.ToArray());
        Assert.Equal(expected.Count, taker.Batches.Sum(b => b.RowsRead));
        Assert.Contains(takenBefore, taker.Batches.Select(b => b.FirstRow).Append(0).Append(Math.Max(expected.Count, takenBefore)));
        var good = expected.Skip(takenBefore).Where(e => e.Problem == "").Select(e => e.Row.Cells!).GroupBy(c => c[0]).ToDictionary(
            rows => rows.Key, rows => rows.Select(c => $"{Given.Tick(c[1])} {Number(c[2])} {Number(c[3])}").ToList());
        Assert.Equal(good.Keys.Order(StringComparer.Ordinal), taker.New.Keys.Order(StringComparer.Ordinal));
        foreach (var (service, rows) in good) Assert.Equal(ByDay(rows), ByDay(taker.New[service]));
        if (read.Value is not { } report) return 2 * taker.Rejected.Count > expected.Count;

        Assert.Equal((expected.Count, expected.Count - taker.Rejected.Count), (report.RowsRead, report.RowsKept));
        foreach (var remark in report.Remarks.GroupBy(r => r.Code))
            Assert.Equal(taker.Rejected.Where(r => r.Code == remark.Key).Select(r => r.Line).Take(1), [remark.Min(r => r.First[0].Line)]);
        return true;
    }

    private static string ProblemOf(CsvTwin.Row row) => row.Cells switch
    {
        null => "KPT414",
        not { Count: 5 } => "KPT412",
        [_, "", ..] => "KPT418",
        [_, "soon", ..] => "KPT419",
        [_, "2026-06-31T00:00:00Z", ..] => "KPT420",
        [_, _, var good, var total, _] => good is "" or "-1" or "many" ? ProblemOf(good) : ProblemOf(total),
    };

    private static string ProblemOf(string count) => count switch
    {
        "" => "KPT418",
        "-1" or "many" => "KPT423",
        _ => "",
    };

    private static long Number(string cell) => cell == "8.0" ? 8 : long.Parse(cell, null);

    // Rows of one day stay in order; days of one block are stored one behind the other.
    private static IEnumerable<string> ByDay(IEnumerable<string> rows) => rows.OrderBy(row => long.Parse(row.Split(' ')[0], null) / TimeSpan.TicksPerDay);

    private static string Written(string cell, bool isQuoted) =>
        isQuoted || cell.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;

    private sealed class Passing : BatchTaker
    {
        public override long StartFile(string file) => 0;

        public override byte[] Pack(Sequence<BatchPart> parts) => [];

        public override void Take(RowBatch batch) { }

        public override void Reject(RejectedRow row) { }
    }

    private sealed class Keeper(long takenBefore) : BatchTaker
    {
        private readonly ConcurrentDictionary<int, Sequence<BatchPart>> _packed = [];
        private int _packs;

        public List<(long FirstRow, long RowsRead)> Batches { get; } = [];

        public List<byte> Text { get; } = [];

        public List<(long Line, string Code)> Rejected { get; } = [];

        public Dictionary<string, List<string>> New { get; } = [];

        public override long StartFile(string file) => takenBefore;

        public override byte[] Pack(Sequence<BatchPart> parts)
        {
            var number = Interlocked.Increment(ref _packs);
            _packed[number] = parts;
            return BitConverter.GetBytes(number);
        }

        public override void Take(RowBatch batch)
        {
            Assert.Equal(Batches.Sum(b => b.RowsRead), batch.FirstRow);
            Batches.Add((batch.FirstRow, batch.RowsRead));
            Text.AddRange(batch.Text.Span);
            if (batch.FirstRow < takenBefore || batch.Rows == 0) return;
            foreach (var part in _packed[BitConverter.ToInt32(batch.Payload)])
                for (var row = 0; row < part.Rows.Rows; row++)
                {
                    // The only text of a counter is the label of loose rows.
                    var service = part.LabelColumns is null ? part.Labels[0] : Encoding.UTF8.GetString(part.Rows.Texts[0].Words[part.Rows.Texts[0].Codes[row]]);
                    if (!New.TryGetValue(service, out var rows)) New.Add(service, rows = []);
                    rows.Add($"{part.Rows.At[row]} {part.Rows.Numbers[0][row]} {part.Rows.Numbers[1][row]}");
                }
        }

        public override void Reject(RejectedRow row)
        {
            Assert.Equal(row.Line, row.Why.Place.Line);
            Rejected.Add((row.Line, row.Why.Code));
        }
    }
}
