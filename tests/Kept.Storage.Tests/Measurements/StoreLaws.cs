using Kept.Core.Tests;
using Kept.Core.Tests.Evaluation;
using Kept.Core.Tests.Time;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Storage.Tests.Engines;
using Kept.Time;

namespace Kept.Storage.Tests.Measurements;

/// <summary>What is evaluated out of a store is what is evaluated out of files, whatever was promised and measured.</summary>
public sealed class StoreLaws
{
    private const int FilesAtMost = 3;

    [Theory]
    [InlineData(EngineKind.Sqlite, 60)]
    [InlineData(EngineKind.PostgreSql, 40)]
    public void Trials_come_out_of_a_store_as_out_of_files_in_whatever_order_they_are_imported(EngineKind engine, int trials)
    {
        using var store = new LawStore(engine);
        Law.Holds(Dice.Throw(dice => (Trial: Trial.OfAnyKind(dice), Seed: dice.Between(0, 1_000_000))), given =>
        {
            var dice = new Dice(given.Seed);
            var (trial, setting) = (given.Trial, given.Trial.Setting);
            var workspace = Trial.Bind(trial.Text(Promised.Plain));
            var measurements = store.NewWorkspace();
            var logs = new List<SourceLog>();
            foreach (var table in trial.AllTables)
            {
                var source = workspace.Sources.Single(s => s.Name == table.Name);
                logs.Add(Trial.Read(source, table.Csv));
                var parts = dice.Between(1, FilesAtMost);
                foreach (var part in dice.Shuffle(Enumerable.Range(0, parts)))
                    store.Import(measurements, source, $"{part}.csv", (table with { Rows = table.Rows.Where((_, i) => i % parts == part).ToList() }).Csv, Now(dice, setting));
            }
            var period = dice.Chance(70) ? setting.Period : ServicePeriod.OfDates(setting.First.PlusDays(dice.Between(-2, 2)), setting.First.PlusDays(3), setting.Zone);
            var (agreement, asOf, at) = (workspace.Agreements[0], setting.AsOf * Some.Minute, setting.At * Some.Minute);
            Assert.Equal(
                LawStore.Evaluate(agreement, new MeasurementLog(logs.ToSequence()), period, asOf, at), LawStore.Evaluate(agreement, measurements, period, asOf, at));
        }, trials);
    }

    [Theory]
    [InlineData(EngineKind.Sqlite, 80)]
    [InlineData(EngineKind.PostgreSql, 30)]
    public void Of_weeks_of_measurements_any_days_come_out_as_of_any_instant(EngineKind engine, int trials)
    {
        using var store = new LawStore(engine);
        Law.Holds(Dice.Throw(dice => (Weeks: WeeksTrial.Throw(dice), Seed: dice.Between(0, 1_000_000))), given =>
        {
            var dice = new Dice(given.Seed);
            var workspace = Trial.Bind(given.Weeks.Text);
            var measurements = store.NewWorkspace();
            foreach (var source in workspace.Sources)
                foreach (var (name, text) in given.Weeks.Files(source.Name, dice.Between(1, FilesAtMost)))
                    if (dice.Chance(70)) store.Import(measurements, source, name, text, WeeksTrial.Now(dice));
                    else LawStore.Send(measurements, source, name, text, WeeksTrial.Now(dice), dice.Chance(50));
            var log = new MeasurementLog(workspace.Sources.Select(s => Trial.Read(s, given.Weeks.Csv[s.Name])).ToSequence());
            for (var question = 0; question < 6; question++)
            {
                var (period, asOf, at) = WeeksTrial.Ask(dice);
                var agreement = workspace.Agreements[0];
                Assert.Equal(LawStore.Evaluate(agreement, log, period, asOf, at), LawStore.Evaluate(agreement, measurements, period, asOf, at));
            }
        }, trials);
    }

    [Theory]
    [InlineData(EngineKind.Sqlite, 60)]
    [InlineData(EngineKind.PostgreSql, 20)]
    public void A_closed_period_counts_what_was_imported_before_it_was_closed(EngineKind engine, int trials)
    {
        using var store = new LawStore(engine);
        Law.Holds(Dice.Throw(dice => (Weeks: WeeksTrial.Throw(dice), Seed: dice.Between(0, 1_000_000))), given =>
        {
            var dice = new Dice(given.Seed);
            var workspace = Trial.Bind(given.Weeks.Text);
            var agreement = workspace.Agreements[0];
            var closings = Enumerable.Range(0, 3).Select(_ => dice.Chance(50)).ToList();
            var copies = closings.Select(_ => store.NewWorkspace()).ToList();   // each ends with a closing
            var measurements = store.NewWorkspace();
            for (var part = 0; part < closings.Count; part++)
            {
                foreach (var source in workspace.Sources)
                {
                    var (name, text) = given.Weeks.Files(source.Name, closings.Count).ElementAt(part);
                    var now = WeeksTrial.Now(dice);
                    foreach (var one in copies.Skip(part).Append(measurements)) store.Import(one, source, name, text, now);
                }
                if (closings[part]) store.Close(agreement, $"{part}");
            }
            var (period, asOf, at) = WeeksTrial.Ask(dice);
            for (var part = 0; part < closings.Count; part++)
                if (closings[part])
                    Assert.Equal(LawStore.Evaluate(agreement, copies[part], period, asOf, at), LawStore.Evaluate(agreement, measurements, period, asOf, at, $"{part}"));
            Assert.Equal(LawStore.Evaluate(agreement, copies[^1], period, asOf, at), LawStore.Evaluate(agreement, measurements, period, asOf, at));
        }, trials);
    }

    /// <summary>Now as somebody imports: before, within or long after what is measured, when its months are over.</summary>
    private static long Now(Dice dice, Setting setting) => dice.Pick(0, setting.AsOf * Some.Minute, long.MaxValue / 4);
}
