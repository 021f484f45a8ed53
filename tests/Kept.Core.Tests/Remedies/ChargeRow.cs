using Kept.Core.Tests.Evaluation;
using Kept.Core.Tests.Time;
using NodaTime;

namespace Kept.Core.Tests.Remedies;

/// <summary>An amount that was charged.</summary>
/// <param name="Day">Days after the end of 2025.</param>
internal sealed record ChargeRow(int Day, string Class, string Service, Fraction Amount)
{
    public string Stamp => Clockface.Stamp(Tick / Some.Minute);

    public long Tick => new LocalDate(2025, 12, 31).PlusDays(Day).AtMidnight().InUtc().ToInstant().ToUnixTimeTicks();
}
