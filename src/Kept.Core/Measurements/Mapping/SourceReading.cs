using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;

namespace Kept.Measurements.Mapping;

/// <summary>One reading of all files of a source: rows are cut out, filtered and mapped, and each is counted.</summary>
internal sealed class SourceReading
{
    private readonly Source _source;
    private readonly SourceColumns _columns;
    private readonly RowMapper _mapper;
    private readonly BlockMappers _mappers;
    private readonly JsonPaths _paths;
    private readonly DiagnosticBag _problems;
    private readonly SourceTally _tally;
    private readonly BatchTaker? _taker;

    private SourceReading(Source source, DiagnosticBag problems, BatchTaker? taker)
    {
        _paths = new();
        _taker = taker;
        _source = source;
        _problems = problems;
        _columns = new(source, problems);
        _mapper = RowMapper.For(_columns);
        FilterOf(_columns, problems);
        _mappers = new(NewMapper);
        _tally = new(_columns.Names, source.Personal.Count > 0);
        if (source.Format == FileFormat.Ndjson) AddPaths();
        else if (!char.IsAscii(source.Delimiter) || source.Delimiter is '"' or '\r' or '\n' or '\0')
            problems.Add(MeasurementDiagnostics.BadDelimiter(source));
    }

    private SourceReading(SourceReading earlier, DiagnosticBag problems)
    {
        (_source, _taker, _columns, _mappers, _paths, _problems) = (earlier._source, earlier._taker, earlier._columns, earlier._mappers, earlier._paths, problems);
        _mapper = RowMapper.For(_columns);
        _tally = new(_columns.Names, _source.Personal.Count > 0);
    }

    /// <summary>Makes ready to read; null when the source itself is wrong, which is reported.</summary>
    /// <param name="taker">Is given the rows as they are read; null when nobody keeps them.</param>
    public static SourceReading? Start(Source source, DiagnosticBag problems, BatchTaker? taker = null)
    {
        var reading = new SourceReading(source, problems, taker);
        return problems.HasErrors ? null : reading;
    }

    /// <summary>Another reading of the same source for the same taker, once this one is over.</summary>
    public SourceReading Again(DiagnosticBag problems) => new(this, problems);

    /// <summary>Reads the files, and makes a log of all their rows; null when one cannot be read as the source says, which is
    /// reported.</summary>
    public SourceLog? Read(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
            if (!Read(file, _mapper)) break;
        Func<SourceReport, SourceLog>? toLog = null;
        End(_mapper, () => toLog = _mapper.Settle(_tally));
        return _problems.HasErrors ? null : toLog!(_tally.ToReport());
    }

    /// <summary>Reads the files for the taker; null when one cannot be read as the source says, which is reported.</summary>
    public SourceReport? Import(IEnumerable<SourceFile> files)
    {
        var rows = RowSettling.For(_columns, _mapper);
        foreach (var file in files)
            if (!Read(file, rows)) break;
        End(rows, () => rows?.CountSettled(_tally));
        return _problems.HasErrors ? null : _tally.ToReport();
    }

    /// <summary>Reads a file; false when it makes no sense to read others.</summary>
    private bool Read(SourceFile file, RowSettling? rows)
    {
        using var blocks = new TextBlocks(file.Blocks);
        if (FileBeginning.Read(file.Name, blocks, _source, _columns.Names, _problems) is not { } beginning) return true;
        var tally = _tally.StartFile(file.Name);
        tally.Columns = beginning.Layout.Cells;
        rows?.StartFile();
        var intake = new FileIntake(tally, _tally, rows, _taker, _problems) { Lines = beginning.Lines };
        new FileReading(beginning, blocks, intake, _mappers).Read();
        if (_source.Format == FileFormat.Ndjson && !intake.IsFailed && tally.Read > 0) NotePathsWithoutValues(file.Name, intake.PathsFound);
        return !intake.IsFull;
    }

    /// <summary>Settles the rows unless there are errors, and says what is to be said of all files.</summary>
    private void End(RowSettling? rows, Action settle)
    {
        if (_tally.Files.Count == 0 && !_problems.HasErrors) _problems.Add(MeasurementDiagnostics.NoFiles(_source));
        if (!_problems.HasErrors)
        {
            settle();
            if (rows is not null && _source.Content is SourceContent.States { Words: null })
                _problems.AddRange(rows.States.Where(IsNearlyKnown).Select(state => MeasurementDiagnostics.NearlyKnownState(_source, state)));
        }
        _problems.AddRange(_tally.Diagnostics());
    }

    /// <summary>Whether a state differs from a word that means something by itself only in capitals or blanks.</summary>
    private static bool IsNearlyKnown(string state) =>
        state.Trim().ToLowerInvariant() is var word && word != state && word is "up" or "down" or "no-data";

    private BlockMapper NewMapper()
    {
        // Slots are given in the same order for each mapper.
        var problems = new DiagnosticBag();
        var columns = new SourceColumns(_source, problems);
        RowMapper.For(columns);
        return new(columns, FilterOf(columns, problems), _paths, _taker);
    }

    private RowFilter? FilterOf(SourceColumns columns, DiagnosticBag problems) =>
        _source.Where is { } where ? new RowFilterCompiler(columns.Names, problems).Compile(where) : null;

    private void AddPaths()
    {
        for (var slot = 0; slot < _columns.Names.Count; slot++)
            if (!_paths.TryAdd(_columns.Names[slot], slot))
                _problems.Add(MeasurementDiagnostics.BadPath(_source.Clause, _columns.Names[slot]));
    }

    private void NotePathsWithoutValues(string file, HashSet<int> found)
    {
        for (var slot = 0; slot < _columns.Names.Count; slot++)
            if (!found.Contains(slot)) _problems.Add(MeasurementDiagnostics.PathWithoutValues(file, _columns.Names[slot]));
    }
}
