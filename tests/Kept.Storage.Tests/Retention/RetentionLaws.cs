using Kept.Agreements;
using Kept.Core.Tests;
using Kept.Core.Tests.Evaluation;
using Kept.Remedies;
using Kept.Storage.Measurements;
using Kept.Storage.Tests.Engines;
using Kept.Storage.Tests.Measurements;
using Kept.Time;
using NodaTime;

namespace Kept.Storage.Tests.Retention;

/// <summary>Whatever was measured, days that stay are evaluated to the same bytes as before, and days that do not are refused.</summary>
public sealed class RetentionLaws
{
    private const string Weeks = "2026-02-01/2026-06-01";

    [Theory]
    [InlineData(EngineKind.Sqlite, 80)]
    [InlineData(EngineKind.PostgreSql, 20)]
    public void Days_that_stay_come_out_as_before(EngineKind engine, int trials)
    {
        using var store = new LawStore(engine);
        var (removed, same) = (0L, 0);
        Law.Holds(Dice.Throw(dice => (Weeks: WeeksTrial.Throw(dice), Seed: dice.Between(0, 1_000_000))), given =>
        {
            var dice = new Dice(given.Seed);
            var workspace = Trial.Bind(given.Weeks.Text.Replace("format: csv", "format: csv\n  keep: 5 days", StringComparison.Ordinal));
            var agreement = workspace.Agreements[0];
            var measurements = store.NewWorkspace();
            var closings = new List<string?> { null };
            foreach (var source in workspace.Sources)
                foreach (var (name, text) in given.Weeks.Files(source.Name, dice.Between(1, 3)))
                {
                    store.Import(measurements, source, name, text, WeeksTrial.Now(dice));
                    if (!dice.Chance(20)) continue;
                    closings.Add($"{source.Name} {name}");
                    store.Close(agreement, closings[^1]!);
                }
            store.Settle(agreement, Weeks);
            var asked = Enumerable.Range(0, 6).Select(_ => WeeksTrial.Ask(dice))
                .Select(ask => (ask.Period, ask.AsOf, ask.At, Closed: dice.Pick([.. closings]))).Select(ask =>
                    (ask.Period, ask.AsOf, ask.At, ask.Closed, Before: LawStore.Evaluate(agreement, measurements, ask.Period, ask.AsOf, ask.At, ask.Closed))).ToList();

            removed += store.Retain(workspace, new NodaTime.LocalDate(2026, 4, dice.Between(1, 28)));

            foreach (var (period, asOf, at, closed, before) in asked)
            {
                var needed = Reach.Needed(agreement, [], period).ToList();
                if (measurements.Read(agreement.Sources(), snapshot => snapshot.FindRemoved(agreement.Name, period.Label, needed, Math.Min(asOf, at)).Any())) continue;
                Assert.Equal(before, LawStore.Evaluate(agreement, measurements, period, asOf, at, closed));
                same++;
            }
        }, trials);
        Assert.True(removed > 100 && same > trials, $"{removed} rows were removed, and {same} evaluations compared.");
    }

    [Theory]
    [InlineData(EngineKind.Sqlite, 150)]
    [InlineData(EngineKind.PostgreSql, 25)]
    public void Periods_after_cases_that_are_removed_come_out_as_before(EngineKind engine, int trials)
    {
        using var store = new LawStore(engine);
        var (removed, same) = (0L, 0);
        Law.Holds(Dice.Throw(dice => (Trial: CaseTrial.Throw(dice), Seed: dice.Between(0, 1_000_000))), given =>
        {
            var dice = new Dice(given.Seed);
            var (trial, setting) = (given.Trial, given.Trial.Setting);
            var text = trial.Text(Promised.Plain, every: "day").Replace("cases: {id: id,", "keep: 2 days after resolved\n  cases: {id: id,", StringComparison.Ordinal);
            var (workspace, measurements) = (Trial.Bind(text), store.NewWorkspace());
            var agreement = workspace.Agreements[0];
            foreach (var table in trial.AllTables)
                foreach (var part in Enumerable.Range(0, 2))
                    store.Import(
                        measurements, workspace.Sources.Single(s => s.Name == table.Name), $"{part}.csv",
                        (table with { Rows = table.Rows.Where((_, i) => i % 2 == part).ToList() }).Csv, recorded: 0);
            store.Settle(agreement, $"{setting.First.PlusDays(-60):uuuu-MM-dd}/{setting.First.PlusDays(60):uuuu-MM-dd}");
            var next = new LocalDate(setting.First.Year, setting.First.Month, 1).PlusMonths(1);
            var asked = Enumerable.Range(0, 3).Select(_ => setting.First.PlusDays(dice.Between(-3, 12)) is var first && dice.Chance(50) ? next.PlusDays(dice.Between(0, 9)) : first)
                .Select(first => ServicePeriod.OfDates(first, first.PlusDays(dice.Between(1, 4)), setting.Zone)).Select(period => (
                    Period: period, Known: setting.Zone.StartOfDay(setting.First.PlusDays(70)))).ToList();
            var before = asked.ConvertAll(ask => Statement(agreement, measurements, ask.Period, ask.Known));

            removed += store.Retain(workspace, next.PlusDays(dice.Between(0, 25)));

            foreach (var ((period, known), expected) in asked.Zip(before))
            {
                var needed = Reach.Needed(agreement, [], period);
                if (measurements.Read(agreement.Sources(), snapshot => snapshot.FindRemoved(agreement.Name, period.Label, needed, known).Any())) continue;
                Assert.Equal(expected, Statement(agreement, measurements, period, known));
                same++;
            }
        }, trials);
        Assert.True(removed > 50 && same > trials / 2, $"{removed} rows were removed, and {same} evaluations compared.");
    }

    /// <summary>What an evaluation comes to, without the latest instant of all cases, which goes with them.</summary>
    private static string Statement(Agreement agreement, StoredMeasurements measurements, ServicePeriod period, long known) =>
        LawStore.Evaluate(agreement, measurements, period, known, known) is var all ? all[all.IndexOf('\n', StringComparison.Ordinal)..] : "";
}
