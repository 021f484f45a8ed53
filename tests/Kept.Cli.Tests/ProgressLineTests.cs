namespace Kept.Cli.Tests;

public sealed class ProgressLineTests : IDisposable
{
    private readonly Clock _clock = new();
    private readonly StringWriter _screen = new();

    [Fact]
    public void Short_work_shows_nothing()
    {
        using (var line = new ProgressLine(_screen, "Reading", _clock))
        {
            _clock.Advance(TimeSpan.FromMilliseconds(600));
            line.Show(50, 100);
        }
        Assert.Empty(_screen.ToString());
    }

    [Fact]
    public void Long_work_counts_up_and_leaves_nothing()
    {
        using (var line = new ProgressLine(_screen, "Reading", _clock))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            line.Show(50, 100);
            line.Show(50, 100);
            line.Show(40, 100);
            line.Show(100, 100);
        }
        Assert.Equal("\rReading … 50%\rReading … 100%\r\e[K", _screen.ToString());
    }

    public void Dispose() => _screen.Dispose();

    private sealed class Clock : TimeProvider
    {
        private TimeSpan _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan span) => _now += span;

        public override long GetTimestamp() => _now.Ticks;
    }
}
