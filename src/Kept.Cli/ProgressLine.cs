namespace Kept.Cli;

/// <summary>One line that says how far some work is. It appears only when the work takes a while, and nothing of it stays.</summary>
internal sealed class ProgressLine(TextWriter writer, string title, TimeProvider time) : IDisposable
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
            writer.Write($"\r{title} … {percent}%");
            _shown = percent;
        }
    }

    public void Dispose()
    {
        if (_shown >= 0) writer.Write("\r\e[K");
    }
}
