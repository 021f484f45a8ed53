using System.Diagnostics;
using System.Globalization;

namespace Kept.Benchmarks.ServiceLevels;

/// <summary>Times what is done once, or several times after a warm-up, in which it is compiled. A line has what was timed, the median of
/// wall seconds, seconds of all processors, and what came out.</summary>
internal sealed class Timing(TextWriter output)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public void Time(string what, int times, Action action, Func<double, string> outcome)
    {
        var (walls, processors) = (new List<double>(), new List<double>());
        for (var warm = Stopwatch.StartNew(); times > 1 && warm.Elapsed < WarmUp;) action();
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

    public static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);
}
