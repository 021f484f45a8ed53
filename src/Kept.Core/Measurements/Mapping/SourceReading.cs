using System.Diagnostics;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;

namespace Kept.Measurements.Mapping;

/// <summary>One reading of all files of a source: rows are cut out, filtered and mapped, and each is counted.</summary>
internal sealed class SourceReading
{
    private readonly Source _source;
    private readonly ColumnNames _names;
    private readonly RowMapper _mapper;
    private readonly RowFilter? _filter;
    private readonly JsonPaths _paths = new();
    private readonly DiagnosticBag _problems;
    private readonly SourceTally _tally;
    private readonly BatchTaker? _taker;

    private SourceReading(Source source, DiagnosticBag problems, BatchTaker? taker)
    {
        _taker = taker;
        var columns = new SourceColumns(source, problems);
        _source = source;
        _problems = problems;
        _names = columns.Names;
        _mapper = RowMapper.For(columns);
        _filter = source.Where is { } where ? new RowFilterCompiler(_names, problems).Compile(where) : null;
        _tally = new(_names);
        if (source.Format == FileFormat.Ndjson) AddPaths();
        else if (!char.IsAscii(source.Delimiter) || source.Delimiter is '"' or '\r' or '\n' or '\0')
            problems.Add(MeasurementDiagnostics.BadDelimiter(source));
    }

    /// <summary>Makes ready to read; null when the source itself is wrong, which is reported.</summary>
    /// <param name="taker">Is given the rows as they are read; null when nobody keeps them.</param>
    public static SourceReading? Start(Source source, DiagnosticBag problems, BatchTaker? taker = null)
    {
        var reading = new SourceReading(source, problems, taker);
        return problems.HasErrors ? null : reading;
    }

    /// <summary>Reads the files; null when one cannot be read as the source says, which is reported.</summary>
    public SourceLog? Read(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            using var reader = Open(file);
            if (reader is not null) Read(reader);
            if (_mapper.Failure is null) continue;
            _problems.Add(_mapper.Failure);
            break;
        }
        if (_tally.Files.Count == 0 && !_problems.HasErrors) _problems.Add(MeasurementDiagnostics.NoFiles(_source));

        var log = _problems.HasErrors ? null : _mapper.ToLog(_tally);
        if (log is StateLog { Source.Content: SourceContent.States { Words: null } } states)
            _problems.AddRange(states.States.Where(IsNearlyKnown).Select(state => MeasurementDiagnostics.NearlyKnownState(_source, state)));
        _problems.AddRange(_tally.Diagnostics());
        return _problems.HasErrors ? null : log;
    }

    /// <summary>Whether a state differs from a word that means something by itself only in capitals or blanks.</summary>
    private static bool IsNearlyKnown(string state) =>
        state.Trim().ToLowerInvariant() is var word && word != state && word is "up" or "down" or "no-data";

    private RowReader? Open(SourceFile file) => _source.Format switch
    {
        FileFormat.Csv => CsvRowReader.Open(file, _source, _names, _problems),
        FileFormat.Ndjson => NdjsonRowReader.Open(file, _paths, _names.Count, _problems),
        _ => throw new UnreachableException(),
    };

    private void Read(RowReader reader)
    {
        var file = _tally.StartFile(reader.FileName);
        file.Columns = reader.Row.Cells.Length;
        _mapper.StartFile();
        var batches = _taker is null ? null : new BatchCut(_taker, _mapper, reader.FileName);
        using (var rows = new RowsAhead(reader))
            while (rows.Read())
            {
                batches?.Count();
                file.Read++;
                var isTaken = rows.Row.Rejection == RemarkKind.None && Take(rows.Row, file);
                if (_mapper.Failure is not null) return;
                if (isTaken) continue;
                file.Reject(rows.Row);
                _taker?.Reject(_tally.Rejected(rows.Row, file));
            }
        if (reader.Failure is null) batches?.End();
        if (reader.Failure is not null) _problems.Add(reader.Failure);
        else if (reader is NdjsonRowReader json && file.Read > 0) NotePathsWithoutValues(json);
    }

    /// <summary>Takes a good row unless it is filtered out; false when the mapper does not take it.</summary>
    private bool Take(Row row, FileTally file)
    {
        if (_filter is not null && !_filter.Meets(row))
        {
            file.FilteredOut++;
            return true;
        }
        var isTaken = _mapper.Take(row);
        if (isTaken && row.Notes.Count > 0) file.AddNotes(row);
        return isTaken;
    }

    private void AddPaths()
    {
        for (var slot = 0; slot < _names.Count; slot++)
            if (!_paths.TryAdd(_names[slot], slot))
                _problems.Add(MeasurementDiagnostics.BadPath(_source.Clause, _names[slot]));
    }

    private void NotePathsWithoutValues(NdjsonRowReader reader)
    {
        for (var slot = 0; slot < _names.Count; slot++)
            if (!reader.WasFound[slot])
                _problems.Add(MeasurementDiagnostics.PathWithoutValues(reader.FileName, _names[slot]));
    }
}
