using NodaTime;

namespace Kept.Time;

/// <summary>What rules about days have in common.</summary>
public static class DateRules
{
    private static readonly LocalDate First = new(1900, 1, 1);
    private static readonly LocalDate Last = new(2299, 12, 31);

    /// <summary>Whether some day from 1900 to 2299 is one of both rules.</summary>
    public static bool CanMeet(DateRule one, DateRule other)
    {
        var runs = other.RunsWithin(First, Last).ToList();
        var next = 0;
        foreach (var (first, last) in one.RunsWithin(First, Last))
        {
            while (next < runs.Count && runs[next].Last < first) next++;
            if (next < runs.Count && runs[next].First <= last) return true;
        }
        return false;
    }
}
