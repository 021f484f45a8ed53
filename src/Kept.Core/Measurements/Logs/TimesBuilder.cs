namespace Kept.Measurements.Logs;

/// <summary>Collects the instants of an event, of one case after the other.</summary>
internal sealed class TimesBuilder
{
    private readonly List<long> _times = [];
    private readonly List<int> _ends = [];

    public void Add(long at) => _times.Add(at);

    public void EndCase() => _ends.Add(_times.Count);

    public EventTimes Build() => new(_times.ToArray(), _ends.ToArray());
}
