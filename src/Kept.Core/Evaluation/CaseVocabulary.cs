using Kept.Agreements;
using Kept.Measurements;

namespace Kept.Evaluation;

/// <summary>The occurrences of an event that a reference means, case by case.</summary>
/// <param name="times">Null when no case has the event.</param>
/// <param name="number">1 is the first, 0 the last.</param>
internal readonly struct Occurrences(EventTimes? times, int number)
{
    /// <summary>When it happened to a case; null when it did not.</summary>
    public long? Of(int index)
    {
        var tick = times?.Of(index, number) ?? EventTimes.Never;
        return tick == EventTimes.Never ? null : tick;
    }

    /// <summary>The same of consecutive cases; <see cref="EventTimes.Never"/> when it did not.</summary>
    public void Read(int first, Span<long> into)
    {
        if (times is null) into.Fill(EventTimes.Never);
        else times.Read(first, number, into);
    }
}

/// <summary>The agreement's words on cases.</summary>
internal static class CaseVocabulary
{
    extension(CaseTable table)
    {
        public Occurrences Occurrences(EventReference reference) => new(table.FindTimes(reference.Event), reference.Number);
    }
}
