namespace Kept.Documents.Scenes;

/// <summary>What a colour stands for; <see cref="Palette"/> says how it looks in light and in the dark.</summary>
public enum Ink
{
    /// <summary>Behind everything.</summary>
    Ground,

    /// <summary>What is written and drawn on; also the sign on a strong colour.</summary>
    Paper,
    Text,
    Muted,

    /// <summary>Rules of tables and grids of charts.</summary>
    Rule,

    /// <summary>Empty tracks, the heads of tables.</summary>
    Track,

    /// <summary>The measured value.</summary>
    Value,
    ValueSoft,

    /// <summary>Single values beside the measured one that nothing is promised of.</summary>
    Plain,

    /// <summary>The promised value.</summary>
    Goal,
    Met,
    MetSoft,
    MetBar,
    Missed,
    MissedSoft,
    MissedBar,

    /// <summary>The side of the goal on which a promise is missed.</summary>
    MissedZone,

    /// <summary>What nobody knows.</summary>
    Unknown,
    UnknownSoft,

    /// <summary>The lines of its hatching.</summary>
    UnknownBar,
    Excluded,
    ExcludedSoft,
}
