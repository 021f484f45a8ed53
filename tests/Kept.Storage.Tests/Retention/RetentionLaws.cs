using Kept.Agreements;
using Kept.Core.Tests;
using Kept.Core.Tests.Evaluation;
using Kept.Remedies;
using Kept.Storage.Tests.Engines;
using Kept.Storage.Tests.Measurements;

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
}
