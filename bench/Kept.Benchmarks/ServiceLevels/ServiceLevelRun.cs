using System.Diagnostics;
using System.Globalization;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Benchmarks.ServiceLevels;

/// <summary>Runs the workloads of the comparison as agreements, in memory.</summary>
internal sealed class ServiceLevelRun(string folder, int services, int runs, TextWriter output)
{
    private const int BlockSize = 1 << 20;

    private readonly Timing _timing = new(output);
    private readonly string _data = Path.Combine(folder, "data");

    public void Run(string name)
    {
        var workload = Workload.Named(name, services);
        var agreement = workload.Bind();
        if (!ServicePeriodText.TryParse(workload.Period, agreement.Zone, out var period, out var problem)) throw new ArgumentException(problem);

        MeasurementLog? log = null;
        Time($"{name} read", 1, () => log = new(agreement.Sources().DistinctBy(s => s.Name).Select(Read).ToSequence()),
            seconds => $"{log!.Sources.Sum(s => s.Report.RowsRead) / seconds / 1e6:F1} million rows/s");
        Timeline? timeline = null;
        Time($"{name} encode", 1, () => timeline = log!.AsOf(log.LatestInstant!.Value), _ => Sizes(timeline!));
        log = null;

        Evaluation.Evaluation? evaluation = null;
        var options = new EvaluationOptions(timeline!.AsOf);
        Time(name, runs, () => evaluation = Evaluator.Evaluate(agreement, timeline, period, options), _ => Verdict(name, evaluation!));

        var memory = new EvaluationMemory();
        Evaluator.Evaluate(agreement, timeline, period, options, memory);
        Time($"{name} again, one series changed", runs, () =>
        {
            timeline = timeline with { Sources = timeline.Sources.Select(WithAnotherFirst).ToSequence() };
            evaluation = Evaluator.Evaluate(agreement, timeline, period, options, memory);
        }, _ => Verdict(name, evaluation!));
        _timing.MostMemory(name);
    }

    private void Time(string what, int times, Action action, Func<double, string> outcome) => _timing.Time(what, times, action, outcome);

    private string Verdict(string name, Evaluation.Evaluation evaluation) => Answers.Verdict(name, evaluation, folder);

    private static string Sizes(Timeline timeline) => string.Join(", ", timeline.Sources.Select(source => source switch
    {
        SourceTimeline.States states => PerRow("state", states.Series.Sum(s => (long)Encoded(s).Length), states.Series.Sum(s => s.Runs.ToArray().Sum(r => (long)r.Times.Count))),
        SourceTimeline.Counts counts => PerRow("bucket", counts.Series.Sum(s => s.Segments.Sum(g => (long)g.Payload.Length)), counts.Series.Sum(s => s.Segments.Sum(g => (long)g.Rows))),
        SourceTimeline.Samples samples => PerRow("sample", samples.Series.Sum(s => s.Segments.Sum(g => (long)g.Payload.Length + g.Details.Length)), samples.Series.Sum(s => s.Segments.Sum(g => (long)g.Rows))),
        SourceTimeline.Cases cases => $"{cases.Table.Count} cases",
        _ => throw new UnreachableException(),
    }));

    private static string PerRow(string what, long bytes, long rows) => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / rows:F4} bytes a {what}");

    /// <summary>A series of states as one segment, as a store keeps it.</summary>
    private static byte[] Encoded(StateSeries series) => StateSegment.Encode(series.Runs.Span);

    /// <summary>The same measurements, but the first series is another object, as after a late sample of it.</summary>
    private static SourceTimeline WithAnotherFirst(SourceTimeline source) => source switch
    {
        SourceTimeline.States s => s with { Series = [new(s.Series[0].Labels, s.Series[0].States, s.Series[0].Runs, s.Series[0].HoldsAtMost), .. s.Series.Skip(1)] },
        SourceTimeline.Counts s => s with { Series = [new(s.Series[0].Labels, s.Series[0].Segments), .. s.Series.Skip(1)] },
        SourceTimeline.Samples s => s with { Series = [new(s.Series[0].Labels, s.Series[0].Segments), .. s.Series.Skip(1)] },
        _ => source,
    };

    private SourceLog Read(Source source)
    {
        var read = MeasurementReader.Read(source, source.Files.Select(file => new SourceFile(file, Blocks(Path.Combine(_data, file)))));
        foreach (var diagnostic in read.Diagnostics) output.WriteLine($"{diagnostic.Code} {diagnostic.Message}");
        return read.Value!;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var block = new byte[BlockSize];
        for (int length; (length = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0;)
            yield return block.AsMemory(0, length);
    }
}
