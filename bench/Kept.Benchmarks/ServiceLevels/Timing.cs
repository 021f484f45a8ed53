using System.Diagnostics;
using System.Globalization;

namespace Kept.Benchmarks.ServiceLevels;

/// <summary>Times what is done several times. A line has what was timed, wall seconds (the median of the later half of the runs, since the
/// first are compiled on the way), seconds of all processors, and what came out.</summary>
internal sealed class Timing(TextWriter output)
{
    public void Time(string what, int times, Action action, Func<double, string> outcome)
    {
        var (walls, processors) = (new List<double>(), new List<double>());
        for (var run = 0; run < times; run++)
        {
            GC.Collect();
            var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            action();
            walls.Add(watch.Elapsed.TotalSeconds);
            processors.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }
        var seconds = Median(walls);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:F4} s, {Median(processors):F4} s of processors, {outcome(seconds)}"));
    }

    public void MostMemory(string what) => output.WriteLine($"{what} most memory: {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");

    private static double Median(List<double> all)
    {
        var later = all.Skip(all.Count / 2).Order().ToList();
        return later[later.Count / 2];
    }
}
