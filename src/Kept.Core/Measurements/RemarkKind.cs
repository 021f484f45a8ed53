namespace Kept.Measurements;

/// <summary>What there may be to say about a row: why it is left out, or what was noticed about one that is
/// kept.</summary>
internal enum RemarkKind
{
    None,

    Ragged,
    RowTooLong,
    QuoteNotClosed,
    NotJson,
    NotAValue,
    NotUtf8,
    EmptyCell,
    StampNotReadable,
    StampImpossible,
    StampWithoutZone,
    StampOutOfYears,
    NotACount,
    NotANumber,
    NumberTooLong,
    UnknownWord,
    UnknownEvent,
    PauseReversed,
    PauseWithoutStart,

    // Of rows that are kept.
    StampInGap,
    StampAmbiguous,
    PauseEventIgnored,
    Contradicts,
}
