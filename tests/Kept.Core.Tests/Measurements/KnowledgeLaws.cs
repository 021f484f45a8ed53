using FsCheck;
using FsCheck.Fluent;
using Kept.Agreements;
using Xunit;

namespace Kept.Core.Tests.Measurements;

/// <summary>What is known at an instant, against looking at all rows every time.</summary>
public class KnowledgeLaws
{
    private sealed record Row(int At, string Service, string Value, int Key, int Recorded);

    private static Gen<Row> AnyRow { get; } =
        from at in Gen.Choose(0, 5)
        from service in Gen.Elements("a", "b")
        from value in Gen.Elements("1", "2", "3")
        from key in Gen.Choose(0, 3)
        from recorded in Gen.Choose(0, 8)
        select new Row(at, service, value, key, recorded);

    private static Gen<Row[]> Rows { get; } = AnyRow.ListOf().Select(rows => rows.ToArray());

    private static string Stamp(int hour) => $"2026-06-01T{hour:00}:00:00Z";

    private static string Text(IEnumerable<Row> rows) => "at,service,state,n,key,recorded\n" + string.Concat(
        rows.Select(r => $"{Stamp(r.At)},{r.Service},s{r.Value},{r.Value},{r.Key},{Stamp(r.Recorded)}\n"));

    private static string Line(Row row, string prefix) => $"{row.Service} {Stamp(row.At)} {prefix}{row.Value}";

    private static Source With(Source source, bool hasKey, bool hasRecorded) => source with
    {
        Key = hasKey ? ["key"] : [],
        Recorded = hasRecorded ? Given.Iso("recorded") : null,
    };

    /// <summary>Rows recorded by then and, of those with the same key, the last that says something new.</summary>
    private static List<Row> Known(Row[] rows, int tick, bool hasKey, bool hasRecorded) =>
    [
        .. rows.Select((row, i) => (Row: row, Order: (hasRecorded ? row.Recorded : 0, i)))
            .OrderBy(row => row.Order)
            .GroupBy(row => hasKey ? row.Row.Key : row.Order.i)
            .Select(same => same.Where((row, i) => i == 0 || !SaysTheSame(same.ElementAt(i - 1).Row, row.Row))
                .LastOrDefault(row => (hasRecorded ? row.Row.Recorded : row.Row.At) <= tick))
            .Where(row => row.Row is not null)
            .OrderBy(row => row.Order)
            .Select(row => row.Row),
    ];

    private static bool SaysTheSame(Row left, Row right) =>
        (left.At, left.Service, left.Value) == (right.At, right.Service, right.Value);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Events_are_known_as_looking_at_every_row_tells(bool hasKey, bool hasRecorded) =>
        Prop.ForAll(Rows.ToArbitrary(), rows =>
        {
            var log = With(Given.Counts(0, "n"), hasKey, hasRecorded).Log(Text(rows));
            return Enumerable.Range(0, 10).All(hour => log.AsOf(Given.Tick(Stamp(hour))).Lines().Order().SequenceEqual(
                Known(rows, hour, hasKey, hasRecorded).Select(row => Line(row, "")).Order()));
        }).QuickCheckThrowOnFailure(300);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void States_are_known_as_looking_at_every_row_tells(bool hasKey, bool hasRecorded) =>
        Prop.ForAll(Rows.ToArbitrary(), rows =>
        {
            var log = With(Given.States(), hasKey, hasRecorded).Log(Text(rows));
            return Enumerable.Range(0, 10).All(hour => log.AsOf(Given.Tick(Stamp(hour))).Lines().SequenceEqual(
                Known(rows, hour, hasKey, hasRecorded)
                    .GroupBy(row => (row.Service, row.At)).Select(same => same.Last())
                    .OrderBy(row => (row.Service, row.At)).Select(row => Line(row, "s"))));
        }).QuickCheckThrowOnFailure(300);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Every_row_is_counted_once_and_those_kept_are_in_force(bool hasKey, bool hasRecorded) =>
        Prop.ForAll(Rows.ToArbitrary(), Gen.Elements(Given.States(), Given.Counts(0, "n")).ToArbitrary(),
            (rows, source) =>
        {
            var log = With(source, hasKey, hasRecorded).Log(Text(rows));
            var report = log.Report;
            return report.RowsRead == rows.Length
                && report.RowsRead
                    == report.RowsKept + report.RowsFilteredOut + report.RowsRejected + report.Repeats + report.Replaced
                && report.RowsKept == log.AtEnd().Lines().Length;
        }).QuickCheckThrowOnFailure(300);

    [Fact]
    public void The_order_of_import_makes_no_difference() =>
        Prop.ForAll(Rows.ToArbitrary(), rows =>
        {
            // Without rows at the same instant of the same series.
            var distinct = rows.DistinctBy(row => (row.At, row.Service)).ToArray();
            return new[] { Given.States(), Given.Counts(0, "n"), Given.Source(SamplesOfN) }.All(source =>
            {
                string[] InOrder(IEnumerable<Row> order) => source.Log(Text(order)).AtEnd().Lines();
                var lines = InOrder(distinct);
                return lines.SequenceEqual(InOrder(distinct.Reverse()))
                    && lines.SequenceEqual(InOrder(distinct.OrderBy(row => row.Value)));
            });
        }).QuickCheckThrowOnFailure(200);

    [Fact]
    public void The_order_of_import_makes_no_difference_to_cases() =>
        Prop.ForAll(Rows.ToArbitrary(), rows =>
        {
            var distinct = rows.DistinctBy(row => (row.At, row.Key)).ToArray();
            string Events(IEnumerable<Row> order) => "id,at,event,priority\n" + string.Concat(
                order.Select(row => $"T-{row.Key},{Stamp(row.At)},{Event(row)},p{row.Value}\n"));
            string[] InOrder(IEnumerable<Row> order) => Given.TicketEvents().Log(Events(order)).AtEnd().Lines();
            var lines = InOrder(distinct);
            return lines.SequenceEqual(InOrder(distinct.Reverse()))
                && lines.SequenceEqual(InOrder(distinct.OrderBy(row => row.Value)));
        }).QuickCheckThrowOnFailure(200);

    [Fact]
    public void Rows_may_come_in_any_number_of_files() =>
        Prop.ForAll(Rows.ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), (rows, cut) =>
        {
            var source = With(Given.States(), hasKey: true, hasRecorded: true);
            var whole = source.Log(Text(rows));
            var split = source.Log(Text(rows.Take(cut)), Text(rows.Skip(cut)));
            return whole.AtEnd().Lines().SequenceEqual(split.AtEnd().Lines()) && whole.Report == split.Report;
        }).QuickCheckThrowOnFailure(200);

    private static SourceContent.Samples SamplesOfN { get; } =
        new(Given.Iso("at"), "n", Kept.Quantities.Unit.OfNumber, [Given.Column("service")]);

    private static string Event(Row row) => row.Value switch
    {
        "1" => "hold",
        "2" => "resume",
        _ => row.Service == "a" ? "opened" : "closed",
    };
}
