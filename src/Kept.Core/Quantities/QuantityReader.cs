namespace Kept.Quantities;

/// <summary>Reads one quantity from the front of a text: <c>99.95%</c>, <c>4h</c>, <c>1 hour 30 minutes</c>,
/// <c>500.00 USD</c>.</summary>
/// <param name="allowDays">Whether a day is 24 hours and a week 7 × 24 hours.</param>
internal ref struct QuantityReader(ReadOnlySpan<char> text, bool allowDays)
{
    /// <summary>Digits on either side of the point; as many are printed again.</summary>
    private const int MostDigits = 30;

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>How much of the text is read.</summary>
    public int Length { get; private set; }

    public QuantityProblem? Problem { get; private set; }

    /// <summary>The quantity at the front; null, with a <see cref="Problem"/>, when there is none.</summary>
    public Quantity? Read()
    {
        if (ReadNumber() is not { } number) return null;
        var (start, word) = FindWord();
        if (word.Length == 0) return Quantity.Number(number);
        if (TakeUnit(start, word) is not { } unit) return null;

        var scale = UnitWords.ScaleOf(word, unit);
        var quantity = new Quantity(number * scale, unit);
        return unit is Unit.Time ? ReadSmallerParts(quantity, scale) : quantity;
    }

    /// <summary>Further parts of a duration, each in a smaller unit. The whole is shown in the smallest one, where its
    /// fraction ends.</summary>
    private Quantity? ReadSmallerParts(Quantity duration, Rational scale)
    {
        while (SkipBlanks() is var start && start < _text.Length && char.IsAsciiDigit(_text[start]))
        {
            Length = start;
            if (ReadNumber() is not { } number) return null;
            var (wordStart, word) = FindWord();
            if (word.Length == 0)
                return Fail(
                    QuantityProblemKind.Unit, start, Length - start,
                    "Write a unit behind every number, as in \"1 h 30 min\".");
            if (TakeUnit(wordStart, word) is not { } unit) return null;
            var smaller = UnitWords.ScaleOf(word, unit);
            if (unit is not Unit.Time || smaller >= scale)
                return Fail(
                    QuantityProblemKind.Unit, wordStart, word.Length,
                    "Write the larger unit first, as in \"1 h 30 min\".");
            duration = new(duration.Value + number * smaller, unit);
            scale = smaller;
        }
        return duration;
    }

    private Rational? ReadNumber()
    {
        var start = Length;
        while (Length < _text.Length && (char.IsAsciiDigit(_text[Length]) || IsMarkBetweenDigits(Length))) Length++;
        var written = _text[start..Length];

        if (FindFault(written) is { } help) Fail(QuantityProblemKind.Number, start, Math.Max(written.Length, 1), help);
        else if (Rational.TryParseDecimal(written, out var value)) return value;
        return null;
    }

    private readonly string? FindFault(ReadOnlySpan<char> written)
    {
        if (written.IndexOfAny(",'_") >= 0)
            return $"Write {string.Concat(written.ToString().Split(',', '\'', '_'))} without marks between the digits; "
                + "between two values, write a blank behind the comma.";
        var point = written.IndexOf('.');
        var whole = point < 0 ? written : written[..point];
        if (whole.Length == 0) return "Begin with a number, as in \"4 h\", \"99.95%\" or \"500.00 USD\".";
        if (whole.Length > 1 && whole[0] == '0') return "Write the number without zeros at its front.";
        if (written.Count('.') > 1) return "Write one point at most, as in 99.95.";
        if (Length < _text.Length && _text[Length] == '.')
            return "Write digits behind the point, as in 99.95, or leave it out.";
        return Math.Max(whole.Length, written.Length - whole.Length - 1) > MostDigits
            ? $"Write at most {MostDigits} digits on either side of the point."
            : null;
    }

    /// <summary>A point, or a mark that groups digits: a comma only before exactly three of them.</summary>
    private readonly bool IsMarkBetweenDigits(int index)
    {
        if (index == 0 || !char.IsAsciiDigit(_text[index - 1])) return false;
        var digits = _text[(index + 1)..].IndexOfAnyExceptInRange('0', '9');
        if (digits < 0) digits = _text.Length - index - 1;
        return _text[index] is ',' ? digits == 3 : _text[index] is '.' or '\'' or '_' && digits > 0;
    }

    /// <summary>The word behind a number that may be its unit; empty when the number stands alone.</summary>
    private readonly (int Start, string Word) FindWord()
    {
        var start = SkipBlanks();
        var rest = _text[start..];
        if (rest.StartsWith("%")) return (start, "%");
        if (rest.Length == 0 || !(char.IsLetter(rest[0]) || rest[0] == '°')) return (start, "");

        var letters = 1;
        while (letters < rest.Length && char.IsLetter(rest[letters])) letters++;
        var word = rest[..letters].ToString();
        if (UnitWords.IsOperator(word)) return (start, "");
        if (UnitWords.Find(word, allowDays) is not null) return (start, word);

        var length = letters;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or '-')) length++;
        return (start, rest[..length].ToString());
    }

    private Unit? TakeUnit(int start, string word)
    {
        if (UnitWords.Find(word, allowDays) is not { } unit)
        {
            var (kind, help) = UnitWords.Explain(word);
            Fail(kind, start, word.Length, help);
            return null;
        }
        Length = start + word.Length;
        return unit;
    }

    private readonly int SkipBlanks()
    {
        var index = Length;
        while (index < _text.Length && char.IsWhiteSpace(_text[index])) index++;
        return index;
    }

    private Quantity? Fail(QuantityProblemKind kind, int start, int length, string help)
    {
        Problem = new(kind, start, length, help);
        return null;
    }
}
