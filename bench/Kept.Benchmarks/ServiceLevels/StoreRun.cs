using System.Globalization;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Remedies;
using Kept.Storage;
using Kept.Storage.Measurements;
using Kept.Storage.Workspaces;
using Kept.Time;

namespace Kept.Benchmarks.ServiceLevels;

/// <summary>Runs the workloads of the comparison out of a store: files are imported as <c>kept import</c> does it, then evaluated from
/// there, as they are and after one late sample.</summary>
/// <param name="place">A file of SQLite, or a database of PostgreSQL; of a file each workload has its own.</param>
internal sealed class StoreRun(string folder, int services, int runs, string place, TextWriter output)
{
    private readonly Timing _timing = new(output);

    public void Run(string task, string name)
    {
        var workload = Workload.Named(name, services);
        var agreement = workload.Bind();
        if (!ServicePeriodText.TryParse(workload.Period, agreement.Zone, out var period, out var problem)) throw new ArgumentException(problem);
        using var store = Store.Open(PlaceOf(name));
        var workspaces = new StoredWorkspaces(store, Organisation.Own);
        var workspace = workspaces.All().FirstOrDefault(w => w.Name == name) ?? workspaces.Save(name, [new($"{name}.yaml", System.Text.Encoding.UTF8.GetBytes(workload.Text))], Now);
        switch (task)
        {
            case "import": Import(name, agreement, new(store, Organisation.Own, workspace)); break;
            case "evaluate": Evaluate(name, agreement, period, new(store, Organisation.Own, workspace)); break;
            case "late": Late(name, agreement, period, new(store, Organisation.Own, workspace, new SeriesMemory())); break;
            default: throw new ArgumentException($"There is no task {task}.");
        }
        _timing.MostMemory($"{name} {task}");
    }

    private static long Now => DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks;

    private string PlaceOf(string name) => place.EndsWith(".db", StringComparison.Ordinal) ? place.Replace(".db", $"-{name}.db", StringComparison.Ordinal) : place;

    private void Import(string name, Agreement agreement, StoredMeasurements measurements)
    {
        var (rows, before) = (0L, StoreSize.Of(PlaceOf(name)));
        _timing.Time($"{name} import", 1, () =>
        {
            foreach (var source in agreement.Sources().DistinctBy(s => s.Name))
                rows += Import(measurements, source, [.. source.Files.Select(file => new MeasurementFile(file, Path.Combine(folder, "data", file)))]);
        }, seconds => string.Create(CultureInfo.InvariantCulture,
            $"{rows / seconds / 1e6:F2} million rows/s, {(double)(StoreSize.Of(PlaceOf(name)) - before) / rows:F4} bytes a row"));
    }

    private static long Import(StoredMeasurements measurements, Source source, IReadOnlyList<MeasurementFile> files)
    {
        var read = measurements.Import(source, files, new ImportListeners(_ => { }, null, _ => { }), Now);
        return read.Value?.RowsRead ?? throw new InvalidOperationException(string.Join('\n', read.Diagnostics.Select(d => $"{d.Code} {d.Message}")));
    }

    private void Evaluate(string name, Agreement agreement, ServicePeriod period, StoredMeasurements measurements)
    {
        Evaluation.Evaluation? evaluation = null;
        _timing.Time($"{name} read", runs, () => measurements.Read(agreement.Sources(), snapshot => Read(agreement, period, snapshot)), _ => "the series");
        _timing.Time($"{name} evaluate", runs, () => evaluation = Evaluate(agreement, period, measurements, memory: null), _ => Answers.Verdict(name, evaluation!, folder));
    }

    private static Measurements.Timeline Read(Agreement agreement, ServicePeriod period, MeasurementSnapshot snapshot)
    {
        var asOf = snapshot.LatestInstant!.Value;
        return snapshot.Read(Reach.Of(agreement, [], period), asOf, asOf).AsOf(asOf);
    }

    private static Evaluation.Evaluation Evaluate(Agreement agreement, ServicePeriod period, StoredMeasurements measurements, EvaluationMemory? memory) =>
        measurements.Read(agreement.Sources(), snapshot =>
        {
            var timeline = Read(agreement, period, snapshot);
            return Evaluator.Evaluate(agreement, timeline, period, new EvaluationOptions(timeline.AsOf), memory);
        });

    /// <summary>One sample more of the first series, time after time, each followed by the same evaluation.</summary>
    private void Late(string name, Agreement agreement, ServicePeriod period, StoredMeasurements measurements)
    {
        var source = agreement.Sources().First();
        var (memory, number, evaluation) = (new EvaluationMemory(), 0, Evaluate(agreement, period, measurements, memory: null));
        Evaluate(agreement, period, measurements, memory);
        var file = Path.GetTempFileName();
        var (importing, evaluating) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            // Between two regular samples, so that it is no repeated one.
            File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"0,{1_790_870_000 + 60 * number++ + 7},{(name == "w2" ? "1,1" : "1")}\n"));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Import(measurements, source, [new($"late-{Guid.NewGuid():N}.csv", file)]);
            importing.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            evaluation = Evaluate(agreement, period, measurements, memory);
            evaluating.Add(watch.Elapsed.TotalMilliseconds);
        }
        File.Delete(file);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name} one late sample: imported in {Timing.Median(importing):F1} ms, evaluated in {Timing.Median(evaluating):F1} ms, {Answers.Verdict(name, evaluation, folder)}"));
    }
}
