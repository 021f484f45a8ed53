using System.Diagnostics;
using System.Runtime.CompilerServices;
using Kept.Measurements.Rows;
using Kept.Quantities;

namespace Kept.Measurements.Cells;

/// <summary>Whole or decimal units since 1970-01-01T00:00:00Z. What lies beyond 100 ns is cut off.</summary>
internal sealed class UnixStampReader(DurationUnit unit) : StampReader
{
    private static readonly long FirstTick = Midnight(CivilDate.FirstYear, 1, 1);
    private static readonly long LastTick = Midnight(CivilDate.LastYear, 12, 31) + TimeSpan.TicksPerDay;

    private readonly long _commonUnits = LastTick / TicksOf(unit);
    private readonly long _ticksPerUnit = TicksOf(unit);

    private static long TicksOf(DurationUnit unit) => unit switch
    {
        DurationUnit.Milliseconds => TimeSpan.TicksPerMillisecond,
        DurationUnit.Seconds => TimeSpan.TicksPerSecond,
        DurationUnit.Minutes => TimeSpan.TicksPerMinute,
        DurationUnit.Hours => TimeSpan.TicksPerHour,
        DurationUnit.Days => TimeSpan.TicksPerDay,
        _ => throw new UnreachableException(),
    };

    public override RemarkKind Read(ReadOnlySpan<byte> cell, out long tick)
    {
        if (DecimalText.TryReadPlain(cell, out var units) && units > 0 && units < _commonUnits)
        {
            tick = units * _ticksPerUnit;
            return RemarkKind.None;
        }
        tick = 0;
        var problem = DecimalText.Read(cell, out var mantissa, out var digits);
        if (problem == RemarkKind.EmptyCell) return problem;
        if (problem != RemarkKind.None) return RemarkKind.StampNotReadable;

        var scale = DecimalText.PowerOfTen(digits);
        var ticks = (Int128)mantissa * _ticksPerUnit;
        var whole = ticks / scale;
        if (ticks < 0 && whole * scale != ticks) whole--;
        if (whole < FirstTick || whole >= LastTick) return RemarkKind.StampOutOfYears;
        tick = (long)whole;
        return RemarkKind.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Read(PlainColumn cells, int count, Span<long> ticks)
    {
        for (var i = 0; i < count; i++)
            if (DecimalText.TryReadPlain(cells, i, out var units) && units > 0 && units < _commonUnits) ticks[i] = units * _ticksPerUnit;
            else if (Read(cells[i], out ticks[i]) != RemarkKind.None) return i;
        return count;
    }

    private static long Midnight(int year, int month, int day)
    {
        CivilDate.Midnight(year, month, day, out var ticks);
        return ticks;
    }
}
