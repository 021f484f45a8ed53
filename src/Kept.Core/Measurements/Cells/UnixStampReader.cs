using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
        var i = 0;
        for (; i + DecimalText.AtOnce <= count && TryReadPlain(cells, i, ticks); i += DecimalText.AtOnce) { }
        for (; i < count; i++)
            if (DecimalText.TryReadPlain(cells, i, out var units) && units > 0 && units < _commonUnits) ticks[i] = units * _ticksPerUnit;
            else if (Read(cells[i], out ticks[i]) != RemarkKind.None) return i;
        return count;
    }

    /// <summary>Reads several stamps; false when one of them is not one of the common ones.</summary>
    private bool TryReadPlain(PlainColumn cells, int row, Span<long> ticks)
    {
        var read = ticks.Slice(row, DecimalText.AtOnce);
        if (!DecimalText.TryReadPlain(cells, row, read)) return false;
        var units = Vector512.Create<long>(read);
        if (!Vector512.GreaterThanAll(units, Vector512<long>.Zero) || !Vector512.LessThanAll(units, Vector512.Create(_commonUnits))) return false;
        (units * Vector512.Create(_ticksPerUnit)).CopyTo(read);
        return true;
    }

    private static long Midnight(int year, int month, int day)
    {
        CivilDate.Midnight(year, month, day, out var ticks);
        return ticks;
    }
}
