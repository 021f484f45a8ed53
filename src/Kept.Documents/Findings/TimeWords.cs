using Kept.Evaluation;

namespace Kept.Documents.Findings;

internal static class TimeWords
{
    extension(Evidence.Time time)
    {
        /// <summary>Of the unknown time, what has not come yet. Of things that count each for itself, gaps are kept as
        /// one; where some of those are past and some ahead, none is said to be ahead.</summary>
        /// <param name="at">The tick up to which time has passed.</param>
        public long TicksAhead(long at)
        {
            var ahead = time.Gaps.Sum(g => Math.Max(0, g.End - Math.Max(g.Start, at)));
            var all = time.Gaps.Sum(g => g.Length);
            return all == time.UnknownTicks ? ahead : ahead == all ? time.UnknownTicks : 0;
        }
    }
}
