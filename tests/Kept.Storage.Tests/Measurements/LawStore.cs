using System.Text;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Remedies;
using Kept.Statements;
using Kept.Storage.Closings;
using Kept.Storage.Measurements;
using Kept.Storage.Retention;
using Kept.Storage.Tests.Engines;
using Kept.Storage.Workspaces;
using Kept.Time;
using NodaTime;

namespace Kept.Storage.Tests.Measurements;

/// <summary>One store for many trials, each in a workspace of its own.</summary>
internal sealed class LawStore : IDisposable
{
    private readonly TestPlace _place;
    private readonly Store _store;
    private int _workspaces;
    private StoredWorkspace _last = null!;

    public LawStore(EngineKind engine)
    {
        _place = new(engine);
        _store = Store.Open(_place.Place);
    }

    public StoredMeasurements NewWorkspace()
    {
        _last = new StoredWorkspaces(_store, Organisation.Own).Save($"w{++_workspaces}", [new("a.yaml", [])], recorded: 0);
        return new(_store, Organisation.Own, _last);
    }

    /// <summary>Closes a period of the workspace that was made last.</summary>
    public void Close(Agreement agreement, string period) => Assert.NotNull(new ClosedPeriods(_store, Organisation.Own, _last).Close(agreement.Name, period, agreement.Sources(), recorded: 0));

    /// <summary>Closes a period and takes it that its statement was issued.</summary>
    public void Settle(Agreement agreement, string period)
    {
        Close(agreement, period);
        _store.Write(transaction => transaction.Change(
            "INSERT INTO statements (organisation, workspace, agreement, version, period, revision, recorded, content, content_hash, changes)"
            + " VALUES (1, @workspace, @agreement, 1, @period, 1, 0, '', '', '')",
            new { workspace = _last.Number, agreement = agreement.Name, period }));
    }

    /// <summary>Stores the cases of the workspace that was made last one behind the other, as an earlier version of this program did.</summary>
    public void PutCasesBack(Source source) => _store.Write(transaction =>
    {
        var stored = StoredSource.Find(transaction, Organisation.Own, _last.Number, source)!;
        var at = new { organisation = stored.Organisation, source = stored.Number };
        transaction.Change("INSERT INTO series (organisation, source, series, labels) VALUES (@organisation, @source, 1, '[]')", at);
        var (blocks, part) = (new CaseBlocks(transaction, stored, source), 0);
        foreach (var row in blocks.All())
        {
            foreach (var (rows, batches) in row.Block.All())
                transaction.Change(
                    "INSERT INTO segments (organisation, source, series, day, part, revision, row_count, latest, batch, form, payload, details)"
                    + " VALUES (@organisation, @source, 1, 0, @part, 0, @rows, @latest, @batch, 1, @payload, NULL)",
                    new { at.organisation, at.source, part = part++, rows = rows.Rows, latest = rows.LatestStamp, batch = batches.Max(), payload = BlockCodec.Encode(rows) });
            blocks.Remove(row);
        }
        return part;
    });

    /// <summary>How many pieces of cases of the workspace that was made last are stored one behind the other.</summary>
    public long CountLooseCases() => _store.Read(transaction => transaction.Number(
        "SELECT COUNT(*) FROM segments s JOIN sources o ON o.organisation = s.organisation AND o.source = s.source WHERE s.organisation = 1 AND o.workspace = @workspace",
        new { workspace = _last.Number })!.Value);

    /// <summary>Removes what is old on a day; gives how many rows.</summary>
    public long Retain(Workspace texts, LocalDate day) =>
        new MeasurementRetention(_store, Organisation.Own, _last, texts).Remove(DateTimeZone.Utc.StartOfDay(day), recorded: 0).Sum(source => source.Rows);

    /// <summary>Imports a file of a source.</summary>
    /// <param name="recorded">The tick of now.</param>
    public void Import(StoredMeasurements measurements, Source source, string name, string text, long recorded)
    {
        var path = _place.At("import.csv");
        File.WriteAllText(path, text);
        var report = measurements.Import(source, [new MeasurementFile(name, path)], new ImportListeners(_ => { }, _ => { }, _ => { }), recorded);
        Assert.False(report.HasErrors, string.Join("\n", report.Diagnostics));
    }

    /// <summary>Sends the rows of a file as a batch, twice as somebody does who was told nothing, and folds it or not.</summary>
    /// <param name="recorded">The tick of now.</param>
    public static void Send(StoredMeasurements measurements, Source source, string name, string text, long recorded, bool folds)
    {
        var batches = measurements.Batches(source);
        for (var time = 0; time < 2; time++)
        {
            var report = batches.Accept("somebody", name, Encoding.UTF8.GetBytes(text), recorded, _ => { });
            Assert.False(report.HasErrors, string.Join("\n", report.Diagnostics));
        }
        if (folds) batches.Fold(recorded);
    }

    /// <summary>What an evaluation out of files comes to.</summary>
    public static string Evaluate(Agreement agreement, MeasurementLog log, ServicePeriod period, long asOf, long at)
    {
        var timeline = log.AsOf(asOf);
        var evaluation = Evaluator.Evaluate(agreement, timeline, period, new EvaluationOptions(at, ListsEverything: true));
        return $"{log.LatestInstant}\n{StatementJson.Write(Statement.Draw(evaluation, Settlement.Settle(agreement, evaluation, timeline, Carry.Nothing), []))}";
    }

    /// <summary>What it comes to out of the store.</summary>
    /// <param name="closed">The name of the period for which it was closed; null counts everything.</param>
    public static string Evaluate(Agreement agreement, StoredMeasurements measurements, ServicePeriod period, long asOf, long at, string? closed = null) =>
        measurements.Read(agreement.Sources(), all =>
        {
            var snapshot = closed is null ? all : all.For(agreement.Name, closed);
            var timeline = snapshot.Read(Reach.Of(agreement, [], period), asOf, at).AsOf(asOf);
            var evaluation = Evaluator.Evaluate(agreement, timeline, period, new EvaluationOptions(at, ListsEverything: true));
            return $"{snapshot.LatestInstant}\n{StatementJson.Write(Statement.Draw(evaluation, Settlement.Settle(agreement, evaluation, timeline, Carry.Nothing), []))}";
        });

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }
}
