using Kept.Diagnostics;
using Kept.Quantities;
using NodaTime;

namespace Kept.Agreements;

public enum FileFormat
{
    /// <summary>Rows of separated values (RFC 4180).</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    Ndjson,
}

/// <summary>How the columns of somebody's files become measurements of one type.</summary>
/// <param name="Files">File names or patterns with <c>*</c>, relative to the data folder.</param>
/// <param name="Header">Column names for files without a header row; null when the first row is the header.</param>
/// <param name="Where">Condition over the raw columns; rows that do not meet it are not measurements.</param>
/// <param name="Key">Columns that identify a row; a later row with the same key replaces the earlier one.</param>
/// <param name="Recorded">When a row became known; null when rows are known as soon as they happen.</param>
/// <param name="By">The party that measures; null when the source does not say.</param>
/// <param name="IsManual">Whether people enter the rows by hand.</param>
public sealed record Source(
    string Name,
    string Title,
    Sequence<string> Files,
    FileFormat Format,
    char Delimiter,
    Sequence<string>? Header,
    Expression? Where,
    Sequence<string> Key,
    StampColumn? Recorded,
    Party? By,
    bool IsManual,
    SourceContent Content,
    Place Clause)
{
    /// <summary>Where the text names the files.</summary>
    public Place FilesClause { get; init; } = Clause;

    /// <summary>How long measurements are kept; null for as long as there is a place for them.</summary>
    public Retention? Keep { get; init; }

    /// <summary>Columns that hold personal data; a store keeps pseudonyms in their place.</summary>
    public Sequence<string> Personal { get; init; }

    /// <summary>The metrics of other systems whose values the files hold.</summary>
    public Sequence<SourceMetric> Metrics { get; init; }
}

/// <summary>A metric of another system, named in an OpenSLO indicator, and what it is here.</summary>
/// <param name="Value">A formula over the counters, or <c>value</c> of samples.</param>
/// <param name="Keys">What the metric's description has to say to be meant: its query, or several keys.</param>
public sealed record SourceMetric(string Value, Sequence<MetricKey> Keys, Place Clause);

/// <summary>A key of a metric's description and its text.</summary>
public readonly record struct MetricKey(string Key, string Text);

/// <summary>What the rows of a source tell. Exactly one of the cases below.</summary>
public abstract record SourceContent
{
    private protected SourceContent() { }

    /// <summary>Names of the dimensions (resource, region, class) that tell one series from another.</summary>
    public abstract Sequence<Column> Dimensions { get; }

    /// <summary>The state of something from an instant on, until the next row of the same series.</summary>
    /// <param name="HoldsAtMost">How long a state holds without a new row, in ticks; null for as long as it takes.</param>
    public sealed record States(
        StampColumn At, Column State, long? HoldsAtMost, Sequence<Column> Dimensions) : SourceContent
    {
        public override Sequence<Column> Dimensions { get; } = Dimensions;

        /// <summary>The state that says that nobody knows.</summary>
        public const string NoData = "no-data";

        /// <summary>The states in order, the best first; empty where they have none.</summary>
        public Sequence<string> Levels { get; init; } = [];

        /// <summary>All states that there are; null when the source does not say.</summary>
        public IEnumerable<string>? Words => Levels.Count > 0 ? Levels : State.Vocabulary;
    }

    /// <summary>Counters that say how much happened in the bucket that starts at the row's instant.</summary>
    /// <param name="BucketTicks">Length of a bucket; 0 when every row is one event at its instant.</param>
    /// <param name="GapsMeanNothingHappened">Whether the absence of rows is idleness rather than blindness.</param>
    public sealed record Counts(
        StampColumn At, long BucketTicks, Sequence<Counter> Counters, bool GapsMeanNothingHappened,
        Sequence<Column> Dimensions) : SourceContent
    {
        public override Sequence<Column> Dimensions { get; } = Dimensions;

        public Counting Counting { get; init; }
    }

    /// <summary>Numbers at instants: latencies, temperatures, scores, and amounts such as charges or revenue.</summary>
    /// <param name="Unit">The unit in which the column is written.</param>
    public sealed record Samples(
        StampColumn At, string Value, Unit Unit, Sequence<Column> Dimensions) : SourceContent
    {
        public override Sequence<Column> Dimensions { get; } = Dimensions;
    }

    /// <summary>Things with named events and fields: tickets, incidents, maintenance windows, leads, deals.</summary>
    /// <param name="Dates">Instants that are set rather than happen (a promised date, the end of a planned window):
    /// unlike events they are known before they come.</param>
    public sealed record Cases(
        string Id, CaseRows Rows, Sequence<EventColumn> Dates, Sequence<Column> Fields) : SourceContent
    {
        public override Sequence<Column> Dimensions => Fields;
    }
}

/// <summary>What a row of counters has: what happened in its time, or all that happened so far.</summary>
public enum Counting
{
    /// <summary>What happened in its time; the source does not say so.</summary>
    NotSaid,

    /// <summary>What happened in its time.</summary>
    ByRow,

    /// <summary>All so far; a total below the one before began again at 0.</summary>
    RunningFromZero,

    /// <summary>All so far; nobody knows what happened before a total below the one before.</summary>
    RunningUnknown,
}

/// <summary>How rows make up cases.</summary>
public abstract record CaseRows
{
    private protected CaseRows() { }

    /// <summary>One row a case: each event and each end of a pause has a column of its own.</summary>
    public sealed record OneRowACase(Sequence<EventColumn> Events, Sequence<PauseColumns> Pauses) : CaseRows;

    /// <summary>One row an event; fields are taken from the latest row of the case that fills them.</summary>
    /// <param name="Event">Column that names the event; its value map gives the agreement's words.</param>
    /// <param name="Pauses">Events between which a named pause runs.</param>
    public sealed record OneRowAnEvent(
        StampColumn At, Column Event, Sequence<string> Events, Sequence<PauseEvents> Pauses) : CaseRows;
}

/// <summary>A column of text; <paramref name="Words"/> maps what is written there to the agreement's words.</summary>
/// <param name="Name">The agreement's name for it.</param>
/// <param name="From">The file's name for it (for NDJSON a path such as <c>user.name</c>); null when rules tell the word.</param>
/// <param name="Words">Null when the cells already hold the agreement's words.</param>
public sealed record Column(string Name, string? From, WordMap? Words)
{
    /// <summary>Conditions on other columns, of which the first that a row meets gives its word; empty when the word is written
    /// in a column of its own.</summary>
    public Sequence<WordRule> Rules { get; init; } = [];

    /// <summary>All words that there can be; null when any can.</summary>
    public IEnumerable<string>? Vocabulary => Rules.Count == 0 && Words is null
        ? null
        : Rules.Select(r => r.Word).Concat(Words?.Entries.Select(e => e.Word) ?? []).Append(Words?.Otherwise).OfType<string>().Distinct();
}

/// <summary>The word for rows that meet a condition on their columns.</summary>
public sealed record WordRule(string Word, Expression When);

/// <summary>What is written in cells → the agreement's word.</summary>
/// <param name="Otherwise">The word for anything not listed; null makes such a row a rejected one.</param>
public sealed record WordMap(Sequence<WordEntry> Entries, string? Otherwise);

public readonly record struct WordEntry(string Written, string Word);

public sealed record EventColumn(string Name, StampColumn Column);

/// <summary>A pause: the clock's owner cannot work on the case from one instant to the other.</summary>
public sealed record PauseColumns(string Name, StampColumn From, StampColumn To);

public sealed record PauseEvents(string Name, string From, string To);

/// <summary>A counter: a column, or one for each row when <paramref name="From"/> is null.</summary>
public sealed record Counter(string Name, string? From);

/// <summary>A column of instants.</summary>
public sealed record StampColumn(string From, StampFormat Format);

/// <summary>How instants are written. Exactly one of the cases below.</summary>
public abstract record StampFormat
{
    private protected StampFormat() { }

    /// <summary>ISO 8601 with any fraction of seconds, <c>T</c> or a space between, offset optional.</summary>
    /// <param name="Zone">Zone of stamps without an offset; null makes such a stamp an error.</param>
    /// <param name="IgnoresOffset">The offset printed is wrong: read the local part in <paramref name="Zone"/>.</param>
    public sealed record Iso(DateTimeZone? Zone, bool IgnoresOffset) : StampFormat;

    /// <summary>Whole or decimal units since 1970-01-01T00:00:00Z.</summary>
    public sealed record Unix(DurationUnit Unit) : StampFormat;

    /// <summary>A pattern of letters (<c>dd/MM/yyyy HH:mm</c>), read in <paramref name="Zone"/>.</summary>
    public sealed record Pattern(StampPattern Letters, DateTimeZone Zone) : StampFormat;
}
