using System.Diagnostics;
using System.Globalization;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Benchmarks.ServiceLevels;

/// <summary>Runs workloads over the comparison's data set.</summary>
internal static class ServiceLevelRun
{
    private static double _cpu;

    private static readonly int Runs = int.Parse(Environment.GetEnvironmentVariable("BENCH_RUNS") ?? "10", CultureInfo.InvariantCulture);

    private const int BlockSize = 1 << 20;

    public static void Run(string data, int services, IEnumerable<string> names, TextWriter output)
    {
        foreach (var name in names)
        {
            var workload = Workload.Named(name, services);
            var agreement = workload.Bind();
            var watch = Stopwatch.StartNew();
            var logs = agreement.Sources().DistinctBy(s => s.Name).Select(source => Read(source, data, output)).ToSequence();
            var log = new MeasurementLog(logs);
            Say(output, name, "read", watch, log.Sources.Sum(s => s.Report.RowsRead));
            if (!ServicePeriodText.TryParse(workload.Period, agreement.Zone, out var period, out var problem)) throw new ArgumentException(problem);
            watch.Restart();
            var timeline = log.AsOf(log.LatestInstant!.Value);
            Say(output, name, "as of", watch);
            Evaluation.Evaluation evaluation = null!;
            for (var run = 0; run < Runs; run++)
            {
                watch.Restart();
                evaluation = Evaluator.Evaluate(agreement, timeline, period, new EvaluationOptions(timeline.AsOf));
                if (run < 2 || run >= Runs - 3) Say(output, name, "evaluate", watch); else Say(TextWriter.Null, name, "", watch);
            }
            Again(name, agreement, timeline, period, output);
            var different = Answers.Differences(Answers.Of(name, evaluation), File.ReadLines(Path.Combine(data, "..", "reference", $"{name}.csv")));
            output.WriteLine(different.Count == 0 ? $"{name}: same answers" : $"{name}: {different.Count} rows differ, {different[0]}");
        }
        output.WriteLine($"peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    /// <summary>The same question again after one late sample of one series.</summary>
    private static void Again(string name, Agreement agreement, Timeline timeline, ServicePeriod period, TextWriter output)
    {
        var memory = new EvaluationMemory();
        var options = new EvaluationOptions(timeline.AsOf);
        Evaluator.Evaluate(agreement, timeline, period, options, memory);
        for (var run = 0; run < Runs; run++)
        {
            timeline = timeline with { Sources = timeline.Sources.Select(WithALateOne).ToSequence() };
            var watch = Stopwatch.StartNew();
            Evaluator.Evaluate(agreement, timeline, period, options, memory);
            Say(run == Runs - 1 ? output : TextWriter.Null, name, "again after a late sample", watch);
        }
    }

    private static SourceTimeline WithALateOne(SourceTimeline source) => source switch
    {
        SourceTimeline.States states => states with { Series = [new StateSeries(
            states.Series[0].Labels, states.Series[0].States, states.Series[0].Runs, states.Series[0].HoldsAtMost), .. states.Series.Skip(1)] },
        SourceTimeline.Counts counts => counts with { Series = [new CountSeries(counts.Series[0].Labels, counts.Series[0].Segments), .. counts.Series.Skip(1)] },
        SourceTimeline.Samples samples => samples with { Series = [new SampleSeries(samples.Series[0].Labels, samples.Series[0].Segments), .. samples.Series.Skip(1)] },
        _ => source,
    };

    private static SourceLog Read(Source source, string data, TextWriter output)
    {
        var read = MeasurementReader.Read(source, source.Files.Select(file => new SourceFile(file, Blocks(Path.Combine(data, file)))));
        foreach (var diagnostic in read.Diagnostics.Take(5)) output.WriteLine($"{diagnostic.Code} {diagnostic.Message}");
        return read.Value!;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var block = new byte[BlockSize];
        for (int length; (length = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0;)
            yield return block.AsMemory(0, length);
    }

    private static void Say(TextWriter output, string workload, string what, Stopwatch watch, long rows = 0)
    {
        var seconds = watch.Elapsed.TotalSeconds;
        var cpu = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        var used = cpu - _cpu;
        _cpu = cpu;
        var rate = rows > 0 ? $" {rows} rows, {rows / seconds / 1e6:F2} M/s" : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload} {what}: {seconds:F4} s, {used:F2} s of processors{rate}"));
    }
}
