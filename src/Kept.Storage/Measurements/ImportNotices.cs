using System.Data.Common;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Storage.Measurements;

/// <summary>What was noticed about a source's files and still counts: of each file what the last import of it says. Once that is known, only later
/// imports are asked for.</summary>
internal sealed class ImportNotices
{
    private readonly List<(Diagnostic Notice, bool IsOfFile)> _counting = [];
    private long _last;

    /// <param name="until">The tick of the last import that counts; always the same.</param>
    public Sequence<Diagnostic> Read(DbTransaction transaction, StoredSource source, long until)
    {
        foreach (var (number, files, diagnostics) in ImportRecord.After(transaction, source, _last, until))
        {
            // What is about no file counts until the next import.
            _counting.RemoveAll(c => !c.IsOfFile || files.Contains(c.Notice.Place.File));
            _counting.AddRange(diagnostics.Select(d => (d, files.Contains(d.Place.File))));
            _last = number;
        }
        return _counting.Select(c => c.Notice).ToSequence();
    }
}
