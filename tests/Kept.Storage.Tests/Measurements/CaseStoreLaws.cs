using System.Globalization;
using Kept.Core.Tests;
using Kept.Core.Tests.Evaluation;
using Kept.Measurements;
using Kept.Storage.Tests.Engines;
using Kept.Time;
using NodaTime;

namespace Kept.Storage.Tests.Measurements;

/// <summary>Cases come out of a store as out of files, in whatever versions they came and whatever was closed in between.</summary>
public sealed class CaseStoreLaws
{
    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: desk, title: Desk}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: One}, consumer: {title: Other}}
          timeZone: Europe/Berlin
          calendars: {business: {zone: Europe/Berlin, open: {mon-fri: 09:00-17:00}}}
          objectives:
            resolution: {per: priority, target: ">= 90%", every: month, remedies: none, indicator: {timeliness: {source: tickets, countedBy: opened,
              clock: {from: opened, to: resolved, hours: business, pauseWhile: waiting}, within: {by: priority, p1: 4 hours, p2: 16 hours, otherwise: 40 hours}}}}
            time: {target: report-only, every: month, remedies: none, indicator: {sum: {source: tickets, countedBy: opened, clock: {from: opened, to: resolved, hours: business}}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec:
          files: tickets.csv
          RECORDED
          cases: {id: id, events: {opened: opened, resolved: resolved}, pauses: {waiting: {from: from, to: to}}, fields: [priority, agent]}
        """;

    private const string Header = "id,opened,resolved,from,to,priority,agent,recorded\n";

    /// <summary>What was imported one file after the other.</summary>
    private sealed record Tickets(string Text, List<string> Files, int Seed)
    {
        public static Tickets Throw(Dice dice)
        {
            var text = CaseStoreLaws.Text.Replace("RECORDED", dice.Pick("", "recorded: recorded", "personal: [id, agent]"), StringComparison.Ordinal);
            var ids = dice.Between(1, 12);
            return new(text, dice.Many(2, 4, () => Header + string.Concat(dice.Many(1, 10, () => Row(dice, dice.Between(1, ids))))), dice.Between(0, int.MaxValue - 1));
        }

        private static string Row(Dice dice, int id)
        {
            var opened = new DateTime(2026, 4, 25, 0, 0, 0, DateTimeKind.Utc).AddHours(dice.Between(0, 24 * 40));
            var resolved = opened.AddMinutes(dice.Between(0, 60 * 24 * 10));
            var from = opened.AddMinutes(dice.Between(0, 5_000));
            string At(int percent, DateTime at) => dice.Chance(percent) ? at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";
            var (paused, recorded) = (At(40, from), At(100, opened.AddHours(dice.Between(0, 24 * 60))));
            return $"INC{id:000},{At(95, opened)},{At(70, resolved)},{paused},{(paused.Length > 0 ? At(70, from.AddMinutes(dice.Between(1, 5_000))) : "")},{dice.Pick("p1", "p2", "p3", "")},{dice.Pick("Ann", "Bo")},{recorded}\n";
        }
    }

    [Theory]
    [InlineData(EngineKind.Sqlite, 100)]
    [InlineData(EngineKind.PostgreSql, 30)]
    public void Versions_of_cases_come_out_as_out_of_the_files_that_were_imported(EngineKind engine, int trials)
    {
        using var store = new LawStore(engine);
        Law.Holds(Dice.Throw(Tickets.Throw), given =>
        {
            var dice = new Dice(given.Seed);
            var workspace = Trial.Bind(given.Text);
            var (agreement, source, measurements) = (workspace.Agreements[0], workspace.Sources[0], store.NewWorkspace());
            var closings = given.Files.ConvertAll(_ => dice.Chance(50));
            for (var file = 0; file < given.Files.Count; file++)
            {
                store.Import(measurements, source, $"{file}.csv", given.Files[file], recorded: 0);
                if (closings[file]) store.Close(agreement, $"{file}");
            }
            for (var question = 0; question < 6; question++)
            {
                var month = new LocalDate(2026, dice.Between(4, 6), 1);
                var period = ServicePeriod.OfDates(month, month.PlusMonths(1), agreement.Zone);
                var asOf = DateTimeZone.Utc.StartOfDay(new LocalDate(2026, 4, 20).PlusDays(dice.Pick(dice.Between(0, 120), 500)));
                var (at, closed) = (dice.Chance(70) ? asOf : asOf - dice.Between(0, 30) * NodaConstants.TicksPerDay, dice.Between(0, given.Files.Count - 1));
                var isClosed = closings[closed] && dice.Chance(60);
                var files = isClosed ? given.Files.Take(closed + 1) : given.Files;
                var log = MeasurementReader.Read(source, files.Select((text, i) => new SourceFile($"{i}.csv", [System.Text.Encoding.UTF8.GetBytes(text)]))).Value!;
                Assert.Equal(
                    LawStore.Evaluate(agreement, new MeasurementLog([log]), period, asOf, at), LawStore.Evaluate(agreement, measurements, period, asOf, at, isClosed ? $"{closed}" : null));
            }
        }, trials);
    }

    [Theory]
    [InlineData(EngineKind.Sqlite, 20)]
    [InlineData(EngineKind.PostgreSql, 8)]
    public void Rows_that_an_earlier_program_stored_count_before_and_after_the_next_import(EngineKind engine, int trials)
    {
        using var store = new LawStore(engine);
        Law.Holds(Dice.Throw(Tickets.Throw), given =>
        {
            if (given.Text.Contains("personal", StringComparison.Ordinal)) return;
            var workspace = Trial.Bind(given.Text);
            var (agreement, source, measurements) = (workspace.Agreements[0], workspace.Sources[0], store.NewWorkspace());
            var (period, asOf) = (ServicePeriod.OfDates(new LocalDate(2026, 5, 1), new LocalDate(2026, 6, 1), agreement.Zone), DateTimeZone.Utc.StartOfDay(new LocalDate(2026, 12, 1)));
            string Expected(int files) => LawStore.Evaluate(agreement, new MeasurementLog([MeasurementReader.Read(
                source, given.Files.Take(files).Select((text, i) => new SourceFile($"{i}.csv", [System.Text.Encoding.UTF8.GetBytes(text)]))).Value!]), period, asOf, asOf);

            store.Import(measurements, source, "0.csv", given.Files[0], recorded: 0);
            store.PutCasesBack(source);
            Assert.Equal(Expected(1), LawStore.Evaluate(agreement, measurements, period, asOf, asOf));

            for (var file = 1; file < given.Files.Count; file++) store.Import(measurements, source, $"{file}.csv", given.Files[file], recorded: 0);
            Assert.Equal(Expected(given.Files.Count), LawStore.Evaluate(agreement, measurements, period, asOf, asOf));
            Assert.Equal(0, store.CountLooseCases());
        }, trials);
    }
}
