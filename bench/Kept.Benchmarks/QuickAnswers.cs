using System.Diagnostics;
using System.Globalization;

namespace Kept.Benchmarks;

/// <summary>Rough answers in a second each, one a line, so that a script can hold them against a limit.</summary>
internal static class QuickAnswers
{
    public static void Print(TextWriter output)
    {
        var elapsed = new HowFastIsElapsedTimeOverTenYears();
        Print(output, "elapsed-time-index", elapsed.Index, HowFastIsElapsedTimeOverTenYears.Queries);
        Print(output, "elapsed-time-clock", elapsed.Clock, HowFastIsElapsedTimeOverTenYears.Queries);
    }

    private static void Print(TextWriter output, string question, Func<long> run, int queries)
    {
        Repeat(run, TimeSpan.FromMilliseconds(300));   // long enough for the compiler's last tier
        var (runs, seconds) = Repeat(run, TimeSpan.FromSeconds(1));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{question}: {runs * queries / seconds / 1e6:F1} million queries/s"));
    }

    private static (long Runs, double Seconds) Repeat(Func<long> run, TimeSpan atLeast)
    {
        var watch = Stopwatch.StartNew();
        var runs = 0L;
        for (; watch.Elapsed < atLeast; runs++) run();
        return (runs, watch.Elapsed.TotalSeconds);
    }
}
