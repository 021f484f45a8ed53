using System.Globalization;
using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Mapping;

namespace Kept.Measurements;

/// <summary>What may be wrong with files of measurements, and with what a source says about them.</summary>
internal static class MeasurementDiagnostics
{
    private const int MaxNamesShown = 20;

    public static Place At(string file, long line) => new(file, (int)Math.Min(line, int.MaxValue), 0, 0);

    // Files that cannot be read.

    public static Diagnostic EmptyFile(string file) => Error("KPT401", At(file, 1),
        "A header row is expected, but the file is empty.",
        "Export the file again, or name the columns in the source's \"header\" when the file has no header row.");

    public static Diagnostic MissingColumn(Place place, string column, string[] header) => Error("KPT402", place,
        $"A column \"{column}\" is expected, but the header has {Listed(header)}.",
        Spelling.FindNearest(column, header) is { } nearest
            ? $"Did you mean \"{nearest}\"?"
            : header is [var only] && FindDelimiter(only) is { } delimiter ? $"Add 'delimiter: {delimiter}' to the source: that seems to be what parts the columns."
            : "Write the column's name in the source as the file's header does.");

    /// <summary>What parts the columns of a header that was read as one, as a source names it.</summary>
    private static string? FindDelimiter(string header) =>
        header.Contains(';') ? ";" : header.Contains('\t') ? "\"\\t\"" : header.Contains('|') ? "\"|\"" : null;

    public static Diagnostic DuplicateColumn(Place place, string column) => Error("KPT403", place,
        $"One column \"{column}\" is expected, but the header has several.",
        "Rename one of them in the file, or give the columns names of your own in the source's \"header\".");

    public static Diagnostic NotText(string file, long line) => Error("KPT404", At(file, line),
        "UTF-8 text is expected, but the file holds a NUL byte.",
        "Save the file as UTF-8 text; spreadsheets, archives and UTF-16 text are not read.");

    public static Diagnostic TooManySeries(Source source, int limit) => Error("KPT405", source.Clause,
        $"At most {Number(limit)} different series are expected in \"{source.Name}\", but the files have more.",
        "Leave out dimensions whose values hardly repeat, such as request ids.");

    public static Diagnostic TooManyStates(Source source, string column, int limit) => Error("KPT406", source.Clause,
        $"At most {limit} different states are expected in column \"{column}\", but the files have more.",
        "Map what is written there to the states that matter, or choose the column that holds the state.");

    public static Diagnostic TooManyColumns(string file, long line, int found, int limit) => Error(
        "KPT407", At(file, line),
        $"At most {Number(limit)} columns are expected, but the header has {Number(found)}.",
        "Check the source's delimiter and the header's quotes, or export fewer columns.");

    public static Diagnostic MostRowsRejected(string file, long rejected, long rows) => Error("KPT408", At(file, 1),
        $"Most rows of a file are expected to be usable, but {Number(rejected)} of {Number(rows)} are not.",
        "Check the columns and formats that the source gives; the warnings show what did not fit.");

    public static Diagnostic HeaderNotReadable(string file, long line) => Error("KPT409", At(file, line),
        "A header row of at most 1 MiB with closed quotes is expected, but this one is not.",
        "Close the quote, or check that the first line of the file is its header.");

    // Sources that cannot be used.

    public static Diagnostic BadFilter(Place place, string found) => Error("KPT410", place,
        $"A comparison of a column with a word or a plain number is expected, but this is \"{found}\".",
        "Write for example status == up, code < 500, or state in [open, new]; numbers have at most 18 digits.");

    public static Diagnostic BadPath(Place place, string path) => Error("KPT411", place,
        $"A path such as user.name or pauses[0].from is expected, but this is \"{path}\".",
        "Name each property, behind a point or as [\"name\"], and count elements of lists from [0].");

    // Rows that are left out.

    public static Diagnostic Ragged(RemarkPlace at, int found, int expected) => Warning("KPT412", at,
        $"A row has {Number(found)} {(found == 1 ? "column" : "columns")} where the header has {Number(expected)}, "
        + "so it is left out.",
        "Look for a delimiter in a cell without quotes, or for a line that was cut off.");

    public static Diagnostic RowTooLong(RemarkPlace at) => Warning("KPT413", at,
        "A row of at most 1 MiB is expected, but this one is longer, so it is left out.",
        "Check the file's line ends; export long texts elsewhere.");

    public static Diagnostic QuoteNotClosed(RemarkPlace at) => Warning("KPT414", at,
        $"A quoted cell is expected to end in a quote and a delimiter, but this one does not: {at.Shown}",
        "Close the quote, and write a quote within quotes twice. The line is left out; the next ones are read.");

    public static Diagnostic NotJson(RemarkPlace at) => Warning("KPT415", at,
        $"A JSON object is expected on each line, but this is \"{at.Shown}\", so the line is left out.",
        "Write one whole object a line, without a comma behind it.");

    public static Diagnostic NotAValue(RemarkPlace at) => Warning("KPT416", at,
        $"A text, number, true or false is expected in {at.Column}, but there is an object or a list, "
        + "so the row is left out.",
        "Name the value within it in the source, such as user.name or tags[0].");

    public static Diagnostic NotUtf8(RemarkPlace at) => Warning("KPT417", at,
        $"UTF-8 text is expected in {at.Column}, but this is \"{at.Shown}\" in another encoding, "
        + "so the row is left out.",
        "Save the file as UTF-8.");

    public static Diagnostic EmptyCell(RemarkPlace at) => Warning("KPT418", at,
        $"A value is expected in {at.Column}, but the cell is empty, so the row is left out.",
        "Fill the cell, or leave such rows out with the source's \"where\".");

    public static Diagnostic StampNotReadable(RemarkPlace at) => Warning("KPT419", at,
        $"A stamp in the source's format is expected in {at.Column}, but this is \"{at.Shown}\", "
        + "so the row is left out.",
        "Check the column's format in the source: ISO 8601, Unix time, or a pattern.");

    public static Diagnostic StampImpossible(RemarkPlace at) => Warning("KPT420", at,
        $"A date and time that exist are expected in {at.Column}, but this is \"{at.Shown}\", so the row is left out.",
        "Correct the cell; in a pattern, check the order of day and month.");

    public static Diagnostic StampWithoutZone(RemarkPlace at) => Warning("KPT421", at,
        $"A stamp with its offset from UTC is expected in {at.Column}, but this is \"{at.Shown}\", "
        + "so the row is left out.",
        "Give the source its time zone, as in 'time: {zone: Europe/Berlin}'.");

    public static Diagnostic StampOutOfYears(RemarkPlace at) => Warning("KPT422", at,
        $"A year from 1900 to 2199 is expected in {at.Column}, but this is \"{at.Shown}\", so the row is left out.",
        "Check the column's format; Unix time may be in milliseconds.");

    public static Diagnostic NotACount(RemarkPlace at) => Warning("KPT423", at,
        $"A whole number from 0 on is expected in {at.Column}, but this is \"{at.Shown}\", so the row is left out.",
        "Choose the column that counts, or read it as samples when it holds measured values.");

    public static Diagnostic NotANumber(RemarkPlace at) => Warning("KPT424", at,
        $"A number such as 12, -0.5 or 1.5e-3 is expected in {at.Column}, but this is \"{at.Shown}\", "
        + "so the row is left out.",
        "Write a decimal point, no groups of digits and no unit.");

    public static Diagnostic NumberTooLong(RemarkPlace at) => Warning("KPT425", at,
        $"A number of at most 18 digits is expected in {at.Column}, together with those that the other values need, "
        + $"but this is \"{at.Shown}\", so the row is left out.",
        "Round the value, or keep values of very different size in different series.");

    public static Diagnostic UnknownWord(RemarkPlace at) => Warning("KPT426", at,
        $"A word that the source lists is expected in {at.Column}, but this is \"{at.Shown}\", so the row is left out.",
        "Add it to the column's words, or say what any other word means with \"otherwise\".");

    public static Diagnostic UnknownEvent(RemarkPlace at) => Warning("KPT427", at,
        $"An event of the source is expected in {at.Column}, but this is \"{at.Shown}\", so the row is left out.",
        "Add it to the source's events, or map it to another word to pass it over.");

    public static Diagnostic PauseReversed(RemarkPlace at) => Warning("KPT428", at,
        $"A pause is expected to end after it starts, but the end in {at.Column} is \"{at.Shown}\", "
        + "so the row is left out.",
        "Check which of the two columns is the start.");

    public static Diagnostic PauseWithoutStart(RemarkPlace at) => Warning("KPT429", at,
        $"The start of a pause is expected in {at.Column}, but only its end is there, so the row is left out.",
        "Fill in the start, or empty the end.");

    // What is noted about rows that are kept.

    public static Diagnostic StampInGap(RemarkPlace at) => Note("KPT431", at,
        $"A time that exists is expected in {at.Column}, but the clocks go forward over \"{at.Shown}\"; "
        + "it is read with the offset from before.",
        "Export stamps with their offset from UTC where you can.");

    public static Diagnostic StampAmbiguous(RemarkPlace at) => Note("KPT432", at,
        $"A time that comes once is expected in {at.Column}, but the clocks go back over \"{at.Shown}\"; "
        + "it is read as the earlier one.",
        "Export stamps with their offset from UTC where you can.");

    public static Diagnostic PauseEventIgnored(RemarkPlace at) => Note("KPT433", at,
        $"\"{at.Shown}\" starts a pause that runs already, or ends one that does not; it changes nothing.",
        "Check whether events are missing from the file.");

    public static Diagnostic Contradicts(RemarkPlace at) => Warning("KPT439", at,
        $"One row for each value of {at.Column} is expected, but \"{at.Shown}\" comes again and says something else; "
        + "the row that is read last counts.",
        "Remove the row that is out of date, or name the column that says when each row was \"recorded\".");

    public static Diagnostic PathWithoutValues(string file, string path) => new("KPT434", Severity.Note, At(file, 1),
        $"No row of the file has a value at {path}.",
        "Check the path when you expect some; JSON's names are case-sensitive.");

    // Other limits.

    public static Diagnostic TooMuch(Source source) => Error("KPT435", source.Clause,
        $"At most a billion rows and a gigabyte of ids and keys are read at once, but \"{source.Name}\" has more.",
        "Read the files of fewer months at once.");

    public static Diagnostic NoFiles(Source source) => new("KPT436", Severity.Warning, source.FilesClause,
        $"Files {string.Join(", ", source.Files)} are expected for \"{source.Name}\", but there are none.",
        "Check the names, and the folder that the data lie in.");

    public static Diagnostic NearlyKnownState(Source source, string state) => new(
        "KPT440", Severity.Warning, source.Clause,
        $"'{source.Name}' has a state '{DisplayText.Harmless(state)}', which is not the word '{state.Trim().ToLowerInvariant()}'.",
        $"Map it with 'words', such as {{{state.Trim().ToLowerInvariant()}: [{DisplayText.Harmless(state)}]}}.");

    public static Diagnostic BadDelimiter(Source source) => Error("KPT437", source.Clause,
        $"One ASCII character other than a quote is expected between cells, but this is \"{source.Delimiter}\".",
        "Write \",\", \";\", \"|\" or a tab.");

    public static Diagnostic NotNdjson(string file, long line, int limit) => Error("KPT438", At(file, line),
        $"One JSON object a line is expected, but more than {Number(limit)} lines are none.",
        "Check the source's format, and that each object stands on one line.");

    private static Diagnostic Error(string code, Place place, string message, string help) =>
        new(code, Severity.Error, place, message, help);

    private static Diagnostic Warning(string code, RemarkPlace at, string message, string help) =>
        new(code, Severity.Warning, at.Place, message + at.Others, help);

    private static Diagnostic Note(string code, RemarkPlace at, string message, string help) =>
        new(code, Severity.Note, at.Place, message + at.Others, help);

    private static string Listed(string[] header)
    {
        var shown = header.Take(MaxNamesShown).Select(name => CellText.Show(Encoding.UTF8.GetBytes(name)));
        var more = header.Length > MaxNamesShown ? $" and {Number(header.Length - MaxNamesShown)} more" : "";
        return string.Join(", ", shown) + more;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
