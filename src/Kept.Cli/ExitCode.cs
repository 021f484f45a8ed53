namespace Kept.Cli;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>An objective was missed; only asked for with --fail-on-missed.</summary>
    public const int Missed = 1;

    /// <summary>Input or usage has errors.</summary>
    public const int Invalid = 2;

    public const int InternalError = 3;

    /// <summary>Nothing was missed but something is not determined; only asked for with --fail-on-missed.</summary>
    public const int NotDetermined = 4;

    public const int Interrupted = 130;
}
