using System.Text;
using Kept.Agreements;
using NodaTime;

namespace Kept.Measurements.Cells;

/// <summary>Stamps in a pattern of the author's own, as local times of a zone.</summary>
internal sealed class PatternStampReader(StampPattern pattern, DateTimeZone zone) : StampReader
{
    private const int TickDigits = 7;

    private readonly ZoneClock _zone = new(zone);
    private readonly CompiledPart[] _parts = [.. pattern.Parts.Select(part => new CompiledPart(part))];
    private readonly bool _isInHalves = pattern.Parts.Any(part => part.Field == StampField.Half);

    /// <summary>A part with its literal as it stands in files.</summary>
    private sealed class CompiledPart(StampPart part)
    {
        public StampField Field { get; } = part.Field;

        public int MinLength { get; } = part.MinLength;

        public int MaxLength { get; } = part.MaxLength;

        public byte[] Literal { get; } = Encoding.UTF8.GetBytes(part.Literal);
    }

    public override RemarkKind Read(ReadOnlySpan<byte> cell, out long tick)
    {
        tick = 0;
        var text = CellText.Trim(cell);
        if (text.IsEmpty) return RemarkKind.EmptyCell;
        var problem = Local(text, out var local);
        return problem == RemarkKind.None ? _zone.ToTick(local, out tick) : problem;
    }

    /// <summary>Reads a local time as ticks since 1970-01-01T00:00.</summary>
    private RemarkKind Local(ReadOnlySpan<byte> text, out long local)
    {
        local = 0;
        Span<int> values = stackalloc int[(int)StampField.Literal + 1];
        values.Clear();
        foreach (var part in _parts)
            if (!TryRead(part, ref text, ref values[(int)part.Field])) return RemarkKind.StampNotReadable;
        if (!text.IsEmpty) return RemarkKind.StampNotReadable;

        var hour = values[(int)StampField.Hour];
        if (_isInHalves)
        {
            var hourOfHalf = values[(int)StampField.HourOfHalf];
            if (hourOfHalf is < 1 or > 12) return RemarkKind.StampImpossible;
            hour = hourOfHalf % 12 + values[(int)StampField.Half];
        }
        var problem = CivilDate.Midnight(
            values[(int)StampField.Year], values[(int)StampField.Month], values[(int)StampField.Day], out var midnight);
        if (problem != RemarkKind.None) return problem;
        var (minute, second) = (values[(int)StampField.Minute], values[(int)StampField.Second]);
        problem = CivilDate.TimeOfDay(hour, minute, second, values[(int)StampField.Fraction], out var time);
        local = midnight + time;
        return problem;
    }

    private static bool TryRead(CompiledPart part, ref ReadOnlySpan<byte> text, ref int value)
    {
        switch (part.Field)
        {
            case StampField.Literal:
                if (!text.StartsWith(part.Literal)) return false;
                text = text[part.Literal.Length..];
                return true;
            case StampField.Half:
                if (text.Length < 2 || (text[1] | 0x20) != 'm' || (text[0] | 0x20) is not ('a' or 'p')) return false;
                value = (text[0] | 0x20) == 'p' ? 12 : 0;
                text = text[2..];
                return true;
            default:
                return TryReadDigits(part, ref text, out value);
        }
    }

    private static bool TryReadDigits(CompiledPart part, ref ReadOnlySpan<byte> text, out int value)
    {
        var isFraction = part.Field == StampField.Fraction;
        var length = 0;
        value = 0;
        for (; length < part.MaxLength && length < text.Length && CellText.IsDigit(text[length]); length++)
            if (!isFraction || length < TickDigits) value = value * 10 + (text[length] - '0');
        if (isFraction && length < TickDigits) value *= (int)DecimalText.PowerOfTen(TickDigits - length);
        text = text[length..];
        return length >= part.MinLength;
    }
}
