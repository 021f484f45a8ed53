namespace Kept.Core.Tests.Evaluation;

/// <summary>How something stands in a minute.</summary>
internal enum Standing : byte
{
    Up,
    Down,

    /// <summary>Nobody knows, and no rule says what it counts as.</summary>
    Unknown,

    /// <summary>Nobody looked, in time that has passed.</summary>
    Gap,

    /// <summary>Not measured at all.</summary>
    Dark,
}
