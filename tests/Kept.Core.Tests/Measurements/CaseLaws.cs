using FsCheck;
using FsCheck.Fluent;
using Kept.Measurements;
using Xunit;

namespace Kept.Core.Tests.Measurements;

/// <summary>What is known of cases at an instant, against reading a file that nothing later stands in.</summary>
public class CaseLaws
{
    private sealed record Ticket(int Opened, int Closed, int From1, int To1, int From2, int To2);

    private const int Never = 0;

    private static Gen<int> Hour { get; } = Gen.Choose(1, 6);

    private static Gen<int> HourOrNever { get; } = Gen.Frequency((1, Gen.Constant(Never)), (3, Hour));

    private static Gen<Ticket> AnyTicket { get; } =
        from opened in Hour
        from closed in HourOrNever
        from from1 in HourOrNever
        from to1 in HourOrNever
        from from2 in HourOrNever
        from to2 in HourOrNever
        where (to1 == Never || (from1 != Never && from1 <= to1)) && (to2 == Never || (from2 != Never && from2 <= to2))
        select new Ticket(opened, closed, from1, to1, from2, to2);

    private static string Stamp(int hour) => hour == Never ? "" : $"2026-06-01T{hour:00}:00:00Z";

    private static string Text(IEnumerable<Ticket> tickets) => "id,opened,closed,due,from1,to1,from2,to2,priority\n"
        + string.Concat(tickets.Select((t, i) => t.Opened == Never ? "" : string.Join(',',
            $"T-{i:000}", Stamp(t.Opened), Stamp(t.Closed), "", Stamp(t.From1), Stamp(t.To1), Stamp(t.From2),
            Stamp(t.To2), $"p{i % 3}") + "\n"));

    /// <summary>The ticket as a file showed it at that hour.</summary>
    private static Ticket AsOf(Ticket t, int hour)
    {
        int Cut(int time) => time > hour ? Never : time;
        return Cut(t.Opened) == Never && Cut(t.Closed) == Never
            ? t with { Opened = Never }
            : new(Cut(t.Opened), Cut(t.Closed), Cut(t.From1), Cut(t.To1), Cut(t.From2), Cut(t.To2));
    }

    [Fact]
    public void A_case_is_known_as_an_earlier_file_showed_it() =>
        Prop.ForAll(AnyTicket.ListOf().ToArbitrary(), tickets =>
        {
            // Closed before it was opened, a case has no row in the twin's file.
            var sane = tickets.Where(t => t.Closed == Never || t.Closed >= t.Opened).ToArray();
            var log = Given.Tickets().Log(Text(sane));
            return Enumerable.Range(1, 6).All(hour => log.AsOf(Given.Tick(Stamp(hour))).Lines()
                .SequenceEqual(Given.Tickets().Log(Text(sane.Select(t => AsOf(t, hour)))).AtEnd().Lines()));
        }).QuickCheckThrowOnFailure(200);

    [Fact]
    public void Cases_come_by_when_they_begin_and_then_by_their_ids()
    {
        var dice = new Random(20261125);
        for (var trial = 0; trial < 60; trial++)
        {
            var minutes = (int)Math.Pow(10, dice.Next(8));   // from all at once to over eighteen years
            var begins = Enumerable.Range(0, dice.Next(400)).Select(_ => new DateTime(2010, 1, 1).AddMinutes(dice.Next(minutes))).ToArray();
            var text = "id,opened,closed,due,from1,to1,from2,to2,priority\n"
                + string.Concat(begins.Select((at, i) => $"T-{i:000},{at:yyyy-MM-dd'T'HH:mm}:00Z,,,,,,,\n"));

            var expected = begins.Select((at, i) => (at, Id: $"T-{i:000}")).OrderBy(c => c.at).ThenBy(c => c.Id, StringComparer.Ordinal).Select(c => c.Id);
            var cases = Given.Tickets().Log(text).AtEnd().Cases();

            Assert.Equal(expected, Enumerable.Range(0, cases.Count).Select(cases.Id));
        }
    }

    [Fact]
    public void Random_bytes_are_never_more_than_wrong()
    {
        var pieces = Gen.Elements(
            "\"", ",", "\n", "\r", "id", "opened", "2026-06-01", "T08:00:00Z", "{", "}", "[", ":", "\\u", "é", "\0",
            "-", "9", "e");
        var text = Gen.OneOf(
            pieces.ListOf().Select(parts => System.Text.Encoding.UTF8.GetBytes(string.Concat(parts))),
            Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf());
        var sources = Gen.Elements(
            Given.Tickets(), Given.TicketEvents(), Given.States(), Given.Samples(), Given.Counts(0, "n"));
        Prop.ForAll(text.ToArbitrary(), text.ToArbitrary(), sources.ToArbitrary(), (header, bytes, source) =>
        {
            byte[] known = [.. "id,at,event,priority,service,state,value,n,opened,closed,due,from1,to1,from2,to2\n"u8];
            var json = source with { Format = Agreements.FileFormat.Ndjson };
            foreach (var tried in new[] { source, source with { Header = ["id", "at"] }, json })
            {
                foreach (byte[] file in new[] { bytes, [.. header, .. bytes], [.. known, .. bytes] })
                {
                    var read = MeasurementReader.Read(tried, [new("random", Given.Blocks(file, bytes.Length / 2))]);
                    if (read.Value is null != read.HasErrors) return false;
                    read.Value?.AsOf(0);
                    read.Value?.AtEnd();
                    if (read.Diagnostics.Any(d => d.Message.Length > 2_000 || d.Place.Line < 1)) return false;
                }
            }
            return true;
        }).QuickCheckThrowOnFailure(1_000);
    }
}
