namespace Kept.Evaluation.Folds;

/// <summary>What a clock shows on a case: its value once it has stopped, what that will be at least while it runs or has not begun, or nothing
/// where the case has no hours.</summary>
internal readonly record struct ClockReading
{
    private readonly long _code;   // the ticks; of a clock that has not stopped their complement

    private ClockReading(long code) => _code = code;

    public static ClockReading None { get; } = new(long.MinValue);

    public bool IsNone => _code == long.MinValue;

    /// <summary>Whether the clock has not stopped.</summary>
    public bool IsOpen => _code < 0 && !IsNone;

    public long Ticks => _code < 0 ? ~_code : _code;

    public CaseState State => IsNone ? CaseState.Unjudged : IsOpen ? CaseState.Running : CaseState.InTime;

    public static ClockReading Of(long ticks, bool isOpen) => new(isOpen ? ~ticks : ticks);
}
