using Kept.Core.Tests;
using Kept.Core.Tests.Evaluation;
using Kept.Core.Tests.Time;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Storage.Tests.Engines;
using Kept.Storage.Tests.Measurements;

namespace Kept.Storage.Tests.Pseudonyms;

/// <summary>Cases whose ids and fields are personal come out of a store as out of files, whatever is asked of them.</summary>
public sealed class PseudonymLaws
{
    [Theory]
    [InlineData(EngineKind.Sqlite, 40)]
    [InlineData(EngineKind.PostgreSql, 15)]
    public void Personal_cases_come_out_of_a_store_as_out_of_files(EngineKind engine, int trials)
    {
        using var store = new LawStore(engine);
        Law.Holds(Dice.Throw(dice => (Trial: CaseTrial.Throw(dice), Seed: dice.Between(0, 1_000_000))), given =>
        {
            var dice = new Dice(given.Seed);
            var (trial, setting) = (given.Trial, given.Trial.Setting);
            var workspace = Trial.Bind(trial.Text(Promised.Plain).Replace("cases: {id: id,", "personal: [id, priority, region]\n  cases: {id: id,", StringComparison.Ordinal));
            var measurements = store.NewWorkspace();
            var logs = new List<SourceLog>();
            foreach (var table in trial.AllTables)
            {
                var source = workspace.Sources.Single(s => s.Name == table.Name);
                logs.Add(Trial.Read(source, table.Csv));
                foreach (var part in Enumerable.Range(0, 2))
                {
                    var rows = (table with { Rows = table.Rows.Where((_, i) => i % 2 == part).ToList() }).Csv;
                    if (dice.Chance(70)) store.Import(measurements, source, $"{part}.csv", rows, recorded: 0);
                    else LawStore.Send(measurements, source, $"{part}.csv", rows, recorded: 0, dice.Chance(50));
                }
            }
            Assert.Contains(workspace.Sources, source => source.Personal.Count > 0);
            var (agreement, asOf, at) = (workspace.Agreements[0], setting.AsOf * Some.Minute, setting.At * Some.Minute);
            Assert.Equal(
                LawStore.Evaluate(agreement, new MeasurementLog(logs.ToSequence()), setting.Period, asOf, at), LawStore.Evaluate(agreement, measurements, setting.Period, asOf, at));
        }, trials);
    }
}
