using System.Globalization;

namespace Kept.Cli;

/// <summary>One line that says how far some work is. It appears only when the work takes a while, and nothing of it stays.</summary>
/// <param name="countsBytes">Whether what is done is counted in bytes; then the line says how fast they go as well.</param>
internal sealed class ProgressLine(TextWriter writer, string title, TimeProvider time, bool countsBytes = false) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private long _shown = -1;

    /// <summary>Tells that <paramref name="done"/> of <paramref name="total"/> are done; may be called from any thread.</summary>
    public void Show(long done, long total)
    {
        if (total <= 0 || time.GetElapsedTime(_start) < Patience) return;
        lock (_lock)
        {
            var percent = Math.Min(done, total) * 100 / total;
            if (percent <= _shown) return;
            writer.Write($"\r{title} … {percent}%{(countsBytes ? Speed(Math.Min(done, total), total) : "")}");
            _shown = percent;
        }
    }

    /// <summary>How many bytes a second it does, and how long the rest takes at that.</summary>
    private string Speed(long done, long total)
    {
        var milliseconds = Math.Max(1, (long)time.GetElapsedTime(_start).TotalMilliseconds);
        var left = (total - done) * milliseconds / Math.Max(1, done) / 1000;
        var tenths = done * 10 / milliseconds / 1000;
        return string.Create(CultureInfo.InvariantCulture, $", {tenths / 10}.{tenths % 10} MB/s, {left / 60}:{left % 60:00} left\e[K");
    }

    public void Dispose()
    {
        if (_shown >= 0) writer.Write("\r\e[K");
    }
}
