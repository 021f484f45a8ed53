using Kept.Agreements;

namespace Kept.Measurements.Cells;

/// <summary>ISO 8601: <c>2026-06-01T08:00:00.123+02:00</c>, with a space for the <c>T</c>, without seconds, without a
/// time (midnight), without an offset. Fractions beyond 100 ns are cut off.</summary>
internal sealed class IsoStampReader(StampFormat.Iso format) : StampReader
{
    private const int MaxFractionDigits = 9;
    private const int TickDigits = 7;
    private const int NotDigits = -1;
    private const int DateLength = 10;

    private readonly ZoneClock? _zone = format.Zone is { } zone ? new(zone) : null;
    private readonly bool _ignoresOffset = format.IgnoresOffset;
    private readonly byte[] _lastDate = "1970-01-01"u8.ToArray();
    private long _lastMidnight;   // that of 1970-01-01 is 0

    public override RemarkKind Read(ReadOnlySpan<byte> cell, out long tick)
    {
        tick = 0;
        var text = CellText.Trim(cell);
        if (text.IsEmpty) return RemarkKind.EmptyCell;
        if (text.Length < DateLength) return RemarkKind.StampNotReadable;
        var problem = ReadDate(text[..DateLength], out var local);
        if (problem != RemarkKind.None) return problem;

        text = text[DateLength..];
        if (!text.IsEmpty)
        {
            if (text[0] is not ((byte)'T' or (byte)' ' or (byte)'t')) return RemarkKind.StampNotReadable;
            problem = ReadTime(text[1..], out text, out var time);
            if (problem != RemarkKind.None) return problem;
            local += time;
        }

        var offset = 0L;
        if (!text.IsEmpty && !TryReadOffset(text, out offset)) return RemarkKind.StampNotReadable;
        if (text.IsEmpty || _ignoresOffset) return _zone?.ToTick(local, out tick) ?? RemarkKind.StampWithoutZone;
        tick = local - offset;
        return RemarkKind.None;
    }

    /// <summary>Reads the ten characters of a date. Rows mostly come in order of time, so it is mostly the date
    /// before.</summary>
    private RemarkKind ReadDate(ReadOnlySpan<byte> text, out long midnight)
    {
        midnight = _lastMidnight;
        if (text.SequenceEqual(_lastDate)) return RemarkKind.None;
        if (text[4] != '-' || text[7] != '-') return RemarkKind.StampNotReadable;
        var (century, year, month, day) = (Two(text), Two(text[2..]), Two(text[5..]), Two(text[8..]));
        if ((century | year | month | day) < 0) return RemarkKind.StampNotReadable;
        var problem = CivilDate.Midnight(century * 100 + year, month, day, out midnight);
        if (problem != RemarkKind.None) return problem;
        text.CopyTo(_lastDate);
        _lastMidnight = midnight;
        return RemarkKind.None;
    }

    private static RemarkKind ReadTime(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        rest = default;
        if (text.Length < 5 || text[2] != ':') return RemarkKind.StampNotReadable;
        var (hour, minute) = (Two(text), Two(text[3..]));
        if ((hour | minute) < 0) return RemarkKind.StampNotReadable;
        rest = text[5..];

        var second = 0;
        var fraction = 0L;
        if (rest.Length >= 3 && rest[0] == ':')
        {
            second = Two(rest[1..]);
            if (second < 0) return RemarkKind.StampNotReadable;
            rest = rest[3..];
            var hasFraction = !rest.IsEmpty && rest[0] is (byte)'.' or (byte)',';
            if (hasFraction && !TryReadFraction(rest[1..], out rest, out fraction)) return RemarkKind.StampNotReadable;
        }
        return CivilDate.TimeOfDay(hour, minute, second, fraction, out ticks);
    }

    private static bool TryReadFraction(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        var digits = 0;
        for (; digits < text.Length && CellText.IsDigit(text[digits]); digits++)
            if (digits < TickDigits) ticks = ticks * 10 + (text[digits] - '0');
        rest = text[digits..];
        if (digits < TickDigits) ticks *= DecimalText.PowerOfTen(TickDigits - digits);
        return digits is >= 1 and <= MaxFractionDigits;
    }

    /// <summary>Reads <c>Z</c>, <c>±hh</c>, <c>±hhmm</c> or <c>±hh:mm</c>, up to 18 hours.</summary>
    private static bool TryReadOffset(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 1) return text[0] is (byte)'Z' or (byte)'z';
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6)) return false;
        if (text.Length == 6 && text[3] != ':') return false;
        var hours = Two(text[1..]);
        var minutes = text.Length == 3 ? 0 : Two(text[^2..]);
        if (hours < 0 || minutes is < 0 or > 59 || hours * 60 + minutes > 18 * 60) return false;
        ticks = (hours * 60 + minutes) * TimeSpan.TicksPerMinute;
        if (text[0] == '-') ticks = -ticks;
        return true;
    }

    /// <summary>The number that the first two characters write.</summary>
    private static int Two(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || !CellText.IsDigit(text[0]) || !CellText.IsDigit(text[1])) return NotDigits;
        return text[0] * 10 + text[1] - '0' * 11;
    }
}
